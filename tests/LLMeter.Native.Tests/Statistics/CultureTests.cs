using System.Globalization;
using LLMeter.Native.Results;
using LLMeter.Native.Results.Recording;
using LLMeter.Native.Statistics;
using LLMeter.Native.Statistics.Distributions;
using LLMeter.Native.Tests.Results;

namespace LLMeter.Native.Tests.Statistics;

public sealed class CultureTests
{
    /// <summary>Names the culture's decimal separator and minus sign, as the program carries no culture data of its own.</summary>
    [Theory]
    [InlineData(",", "-")] // de-DE
    [InlineData(",", "\u2212")] // fi-FI
    public void Files_are_the_same_in_every_culture(string separator, string minus)
    {
        var expected = Files(CultureInfo.InvariantCulture);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = separator;
        culture.NumberFormat.NegativeSign = minus;
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.DateTimeFormat.DateSeparator = ".";
        Assert.Equal(expected, Files(culture));
        Assert.Contains("-0.1", expected, StringComparison.Ordinal); // A negative number is among them: due before sent.
    }

    private static string Files(CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            using var output = new TemporaryFolder();
            var exchange = Some.Answer(1, sent: 1000.5, due: 900.5);
            var folder = SavedRun.Write(output, exchange, exchange);
            var statistics = new RunStatistics(Some.Wall);
            statistics.OnEnded(exchange, Some.FiguresOf(exchange));
            Assert.True(PercentileList.TryParse("99.9", out var percentiles, out _));
            StatsFile.Write(folder, statistics.Compute(
                statistics.Describe(Some.Plan, Some.Wall.Utc, Some.Wall.Utc.AddSeconds(1.5), interrupted: false), new StatsOptions { Percentiles = percentiles }));
            using (var timeline = new TimelineFile(folder))
            {
                timeline.Append(new TimelineRow { Duration = 0.5, CpuShare = 0.25 });
            }

            return string.Join('\n', Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
