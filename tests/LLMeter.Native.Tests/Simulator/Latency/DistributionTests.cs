using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Tests.Simulator.Latency;

public sealed class DistributionTests
{
    private const int Count = 40_000;

    // Mean and standard deviation by theory; the sample mean strays by sd / 200, and five of those are allowed.
    [Theory]
    [InlineData("80", 80, 0)]
    [InlineData("normal(80,10)", 80, 10)]
    [InlineData("uniform(20,80)", 50, 17.3205)] // (b - a) / sqrt(12)
    [InlineData("exponential(50)", 50, 50)]
    [InlineData("lognormal(50,0.3)", 52.3014, 16.0500)] // m e^(s^2/2); mean sqrt(e^(s^2) - 1)
    public void Draws_have_the_mean_and_the_spread_of_their_distribution(string text, double mean, double deviation)
    {
        var distribution = DistributionText.ReadCount(text);
        var draws = Draws.For(seed: 1, request: 0, DrawPurpose.Gaps);
        var values = Enumerable.Range(0, Count).Select(_ => distribution.Draw(ref draws)).ToArray();

        var average = values.Average();
        var spread = Math.Sqrt(values.Average(value => (value - average) * (value - average)));
        Assert.InRange(average, mean - (deviation / 40), mean + (deviation / 40));
        Assert.InRange(spread, deviation * 0.95, deviation * 1.05);
    }

    [Fact]
    public void Half_of_a_lognormal_lies_below_its_median()
    {
        var distribution = DistributionText.ReadDuration("lognormal(50ms,0.9)");
        var draws = Draws.For(1, 0, DrawPurpose.FirstToken);
        var below = Enumerable.Range(0, Count).Count(_ => distribution.Draw(ref draws) < 50e6);
        Assert.InRange(below, (Count / 2) - 500, (Count / 2) + 500); // Five standard deviations of a fair coin: 5 * sqrt(n) / 2.
    }

    [Fact]
    public void Negative_draws_count_as_nothing()
    {
        var distribution = new Distribution(DistributionShape.Normal, 0, 100);
        var draws = Draws.For(1, 0, DrawPurpose.Gaps);
        var values = Enumerable.Range(0, 1000).Select(_ => distribution.Draw(ref draws)).ToArray();
        Assert.Equal(0, values.Min());
        Assert.InRange(values.Count(value => value == 0), 420, 580);
    }

    [Fact]
    public void Counts_are_whole_and_not_below_the_least()
    {
        var distribution = new Distribution(DistributionShape.Normal, 0, 2);
        var draws = Draws.For(1, 0, DrawPurpose.OutputTokens);
        var counts = Enumerable.Range(0, 1000).Select(_ => distribution.DrawCount(ref draws, 1)).ToArray();
        Assert.Equal(1, counts.Min());
        Assert.True(counts.Max() > 3);
    }

    [Fact]
    public void Draws_depend_on_seed_request_and_purpose_alone()
    {
        Assert.Equal(First(0, 7, DrawPurpose.Gaps), First(0, 7, DrawPurpose.Gaps));
        double[] others = [First(1, 7, DrawPurpose.Gaps), First(0, 8, DrawPurpose.Gaps), First(0, 7, DrawPurpose.FirstToken)];
        Assert.DoesNotContain(First(0, 7, DrawPurpose.Gaps), others);
        Assert.Equal(3, others.Distinct().Count());

        static double First(long seed, long request, DrawPurpose purpose)
        {
            var draws = Draws.For(seed, request, purpose);
            return draws.NextUnit();
        }
    }
}
