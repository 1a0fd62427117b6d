using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Measurement;

public sealed class DelaySamplesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(99)]
    [InlineData(1_000)]
    public void Quantiles_are_exact_while_there_is_room(int count)
    {
        var values = Values(count);
        var samples = Of(values);
        var sorted = values.Order().ToArray();
        foreach (var share in (double[])[0, 0.01, 0.5, 0.9, 0.99, 1])
        {
            // The smallest value that at least this share of all values does not exceed.
            var expected = sorted.First(value => sorted.Count(other => other <= value) >= share * count);
            Assert.Equal(expected, Quantile(samples, share));
        }
    }

    [Fact]
    public void Without_delays_everything_is_0()
    {
        var samples = new DelaySamples();
        Assert.Equal((0, 0), (Quantile(samples, 0.99), samples.Max));
    }

    [Fact]
    public void Beyond_its_room_the_quantiles_stay_near_and_the_largest_exact()
    {
        var values = Values(300_000);
        values[177_777] = 50;
        var samples = Of(values);
        Assert.Equal(50, samples.Max);
        var sorted = values.Order().ToArray();
        foreach (var share in (double[])[0.1, 0.5, 0.9, 0.99])
        {
            // At least 8,192 values are kept: four standard errors of a rank among so many.
            var tolerance = 4 * Math.Sqrt(share * (1 - share) / 8192);
            var quantile = Quantile(samples, share);
            var rank = sorted.Count(value => value <= quantile) / (double)sorted.Length;
            Assert.InRange(rank, share - tolerance, share + tolerance);
        }
    }

    [Fact]
    public void A_run_whose_delays_grow_weighs_its_beginning_as_its_end()
    {
        var samples = Of([.. Enumerable.Range(1, 200_000).Select(i => (double)i)]);
        Assert.InRange(Quantile(samples, 0.5), 98_000, 102_000);
    }

    private static double Quantile(DelaySamples samples, double share) => DelaySamples.Quantile([.. samples.Snapshot().Order()], share);

    private static double[] Values(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }

    private static DelaySamples Of(double[] values)
    {
        var samples = new DelaySamples();
        foreach (var value in values)
        {
            samples.Add(value);
        }

        return samples;
    }
}
