using System.Globalization;

namespace LLMeter.Native.Statistics.Distributions;

/// <summary>The percentiles that a run reports.</summary>
internal static class PercentileList
{
    /// <summary>LLMeter's, which are always there.</summary>
    public static IReadOnlyList<decimal> Standard { get; } = [50, 90, 99];

    /// <summary>Reads "80,95,99.9" and adds the standard ones, ascending.</summary>
    /// <param name="text">Numbers between 0 and 100, parted by commas; a leading p is allowed.</param>
    /// <param name="percentiles">The percentiles; the standard ones where the text is wrong.</param>
    /// <param name="problem">What is wrong with the text.</param>
    public static bool TryParse(string text, out IReadOnlyList<decimal> percentiles, out string? problem)
    {
        var all = new SortedSet<decimal>(Standard);
        percentiles = Standard;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!decimal.TryParse(part.TrimStart('p', 'P'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percentile)
                || !Percentile.IsValid(percentile))
            {
                problem = $"\"{part}\" is not a percentile: give numbers between 0 and 100 parted by commas, such as 80,95,99.9.";
                return false;
            }

            all.Add(percentile);
        }

        percentiles = [.. all];
        problem = null;
        return true;
    }
}
