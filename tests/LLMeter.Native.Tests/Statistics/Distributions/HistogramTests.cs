using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Tests.Statistics.Distributions;

public sealed class HistogramTests
{
    private const double Promise = 0.001;

    [Fact]
    public void Every_rank_is_within_a_tenth_of_a_percent_over_fourteen_decades()
    {
        var random = new Random(3);
        var histogram = new LatencyHistogram();
        var values = new long[20_000];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (long)Math.Pow(10, random.NextDouble() * 15);
            histogram.Record(values[i]);
        }

        Array.Sort(values);
        for (var rank = 1; rank <= values.Length; rank++)
        {
            var value = values[rank - 1];
            Assert.InRange(histogram.ValueAtRank(rank), value * (1 - Promise), value * (1 + Promise));
        }
    }

    /// <summary>Slots meet at powers of two, so a mistake there shows at their neighbours.</summary>
    [Fact]
    public void Values_beside_powers_of_two_fall_into_their_own_slots()
    {
        for (var bit = 0; bit < 50; bit++)
        {
            for (var value = Math.Max(0, (1L << bit) - 1); value <= (1L << bit) + 1 && value < 1L << 50; value++)
            {
                var histogram = new LatencyHistogram();
                histogram.Record(value);
                Assert.InRange(histogram.ValueAtRank(1), value * (1 - Promise), value * (1 + Promise));
            }
        }
    }

    [Fact]
    public void Counts_up_to_1023_are_exact()
    {
        var histogram = new LatencyHistogram();
        for (var value = 0; value <= 1023; value++)
        {
            histogram.Record(value);
        }

        for (var rank = 1; rank <= 1024; rank++)
        {
            Assert.Equal(rank - 1, histogram.ValueAtRank(rank));
        }
    }

    [Fact]
    public void What_is_too_large_or_negative_still_counts()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(long.MaxValue);
        histogram.Record(-1);
        Assert.Equal(2, histogram.Count);
        Assert.Equal(0, histogram.ValueAtRank(1));
        Assert.InRange(histogram.ValueAtRank(2), 1e15, 1.2e15);
    }

    [Fact]
    public void Two_histograms_together_are_the_histogram_of_both()
    {
        var (first, second, both) = (new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram());
        for (var i = 1; i <= 1000; i++)
        {
            (i % 3 == 0 ? first : second).Record(i * 7919L);
            both.Record(i * 7919L);
        }

        first.Add(second);
        Assert.Equal(both.Count, first.Count);
        for (var rank = 1; rank <= both.Count; rank++)
        {
            Assert.Equal(both.ValueAtRank(rank), first.ValueAtRank(rank));
        }
    }

    [Fact]
    public void Percentiles_of_a_histogram_are_within_a_tenth_of_a_percent_and_the_rest_is_exact()
    {
        var latencies = Some.Latencies(5_000);
        var exact = Some.Values(latencies);
        var histogram = new HistogramDistribution(1e-9);
        foreach (var latency in latencies)
        {
            histogram.Add(latency);
        }

        Assert.Equal((exact.Count, exact.Sum, exact.Mean, exact.Min, exact.Max), (histogram.Count, histogram.Sum, histogram.Mean, histogram.Min, histogram.Max));
        foreach (var percentile in (decimal[])[1, 10, 50, 90, 95, 99, 99.9m])
        {
            var expected = Percentile.Of(exact, percentile)!.Value;
            Assert.InRange(Percentile.Of(histogram, percentile)!.Value, expected * (1 - Promise), expected * (1 + Promise));
        }
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        var histogram = new HistogramDistribution(1e-9);
        histogram.Add(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            histogram.Add(i * 0.001);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_sum_keeps_what_is_small_beside_what_is_large()
    {
        var sum = default(ExactSum);
        foreach (var value in (double[])[1, 1e100, 1, -1e100])
        {
            sum.Add(value);
        }

        Assert.Equal(2, sum.Value);
    }
}
