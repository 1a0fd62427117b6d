using LLMeter.Native.Prompts;

namespace LLMeter.Native.Tests.Prompts;

public sealed class StartJitterTests
{
    // Computed in Python from the description in docs/payloads.md; ticks of 100 ns out of 100,000.
    [Theory]
    [InlineData(0, 0, 25421)]
    [InlineData(0, 1, 39655)]
    [InlineData(7, 499, 97734)]
    [InlineData(-1, 3, 22238)]
    public void A_seed_and_a_client_mean_the_same_delay_on_every_machine(long seed, int client, long ticks) =>
        Assert.Equal(ticks, StartJitter.Of(seed, client, TimeSpan.FromMilliseconds(10)).Ticks);

    [Fact]
    public void No_jitter_means_none() => Assert.Equal(TimeSpan.Zero, StartJitter.Of(3, 4, TimeSpan.Zero));
}
