using System.Globalization;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Tests.Statistics.Distributions;

/// <summary>Expectations are Python's: Samples/make_statistics.py computed them with its statistics module.</summary>
public sealed class PercentileTests
{
    [Fact]
    public void Percentiles_are_those_of_Python()
    {
        var compared = 0;
        foreach (var row in Sample.Json("percentiles.json").EnumerateArray())
        {
            var values = new ExactDistribution();
            foreach (var value in row.GetProperty("values").EnumerateArray())
            {
                values.Add(value.GetDouble());
            }

            foreach (var expected in row.GetProperty("percentiles").EnumerateObject())
            {
                var percentile = decimal.Parse(expected.Name, CultureInfo.InvariantCulture);
                AssertClose(expected.Value.GetDouble(), Percentile.Of(values, percentile)!.Value);
                compared++;
            }
        }

        Assert.Equal(24 * 15, compared);
    }

    [Fact]
    public void Of_one_value_every_percentile_is_that_value()
    {
        var values = Some.Values(0.25);
        Assert.Equal(0.25, Percentile.Of(values, 50));
        Assert.Equal(0.25, Percentile.Of(values, 99.9m));
    }

    [Fact]
    public void Without_values_there_is_no_percentile() => Assert.Null(Percentile.Of(new ExactDistribution(), 99));

    [Theory]
    [InlineData("50", "p50")]
    [InlineData("99.9", "p99.9")]
    [InlineData("99.90", "p99.9")]
    public void A_percentile_is_named_as_short_as_it_goes(string percentile, string name) =>
        Assert.Equal(name, Percentile.Name(decimal.Parse(percentile, CultureInfo.InvariantCulture)));

    [Fact]
    public void The_user_adds_percentiles_to_the_standard_ones()
    {
        Assert.True(PercentileList.TryParse("80, 95,p99.9,50", out var percentiles, out var problem));
        Assert.Equal([50, 80, 90, 95, 99, 99.9m], percentiles);
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("-5")]
    [InlineData("fifty")]
    [InlineData("99.123456789")]
    public void What_is_no_percentile_is_refused_by_name(string text)
    {
        Assert.False(PercentileList.TryParse("95," + text, out _, out var problem));
        Assert.Contains($"\"{text}\"", problem, StringComparison.Ordinal);
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"{actual} is not {expected}");
}
