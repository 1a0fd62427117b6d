using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Tests.Statistics.Distributions;

public sealed class ConfidenceIntervalTests
{
    /// <summary>Samples/make_statistics.py computed the table by exact binomial sums in whole numbers.</summary>
    [Fact]
    public void Ranks_are_those_of_exact_binomial_sums()
    {
        var rows = Sample.Json("intervals.json");
        Assert.Equal(6 * 19, rows.GetArrayLength());
        foreach (var row in rows.EnumerateArray())
        {
            var ranks = row.GetProperty("ranks");
            ConfidenceInterval? expected = ranks.ValueKind == System.Text.Json.JsonValueKind.Null
                ? null
                : new ConfidenceInterval(ranks[0].GetInt64(), ranks[1].GetInt64());
            Assert.Equal(expected, ConfidenceInterval.OfPercentile(row.GetProperty("percentile").GetDecimal(), row.GetProperty("count").GetInt64()));
        }
    }

    /// <summary>The published table of the sign test's interval for a median (Conover, table A3 and section 3.2).</summary>
    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(10, 2, 9)]
    [InlineData(20, 6, 15)]
    [InlineData(100, 40, 61)]
    public void The_medians_interval_is_the_published_one(int count, int lower, int upper) =>
        Assert.Equal(new ConfidenceInterval(lower, upper), ConfidenceInterval.OfPercentile(50, count));

    [Theory]
    [InlineData(50, 6)]
    [InlineData(90, 36)]
    [InlineData(99, 368)]
    public void The_number_of_samples_needed_is_the_least_that_gives_an_interval(int percentile, int count)
    {
        Assert.Equal(count, ConfidenceInterval.SamplesNeeded(percentile));
        Assert.NotNull(ConfidenceInterval.OfPercentile(percentile, count));
        Assert.Null(ConfidenceInterval.OfPercentile(percentile, count - 1));
    }

    /// <summary>The normal approximation is good to a few ranks among so many: 1.96 standard deviations of a binomial.</summary>
    [Fact]
    public void A_hundred_million_samples_are_no_trouble()
    {
        var interval = ConfidenceInterval.OfPercentile(90, 100_000_000)!.Value;
        Assert.InRange(interval.Lower, 90_000_000 - 5_881, 90_000_000 - 5_877);
        Assert.InRange(interval.Upper, 90_000_000 + 5_878, 90_000_000 + 5_883);
    }
}
