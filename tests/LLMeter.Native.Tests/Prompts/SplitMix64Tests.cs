using LLMeter.Native.Prompts;

namespace LLMeter.Native.Tests.Prompts;

public sealed class SplitMix64Tests
{
    // The published sequence for the seed 1234567 (https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64).
    [Fact]
    public void The_published_sequence_comes_out()
    {
        var random = new SplitMix64(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        foreach (var number in expected)
        {
            Assert.Equal(number, random.Next());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void A_bounded_number_stays_below_its_bound(int bound)
    {
        var random = new SplitMix64(5);
        for (var i = 0; i < 1000; i++)
        {
            Assert.InRange(random.Below(bound), 0, bound - 1);
        }
    }
}
