using System.Globalization;

namespace LLMeter.Native.Statistics.Distributions;

/// <summary>Percentiles as LLMeter has them: Python's statistics.quantiles(values, n, method="exclusive").</summary>
/// <remarks>
/// Percentile p is the i-th of the n - 1 cut points, where n is the first of 4, 10, 100 (then 1,000, 10,000 and so on) of which p/100 is
/// a whole number i of parts. With m = count + 1, the cut lies at rank i*m/n: between the values of rank j = floor(i*m/n) and j + 1,
/// weighted by the remainder. j is held within 1 and count - 1, so beyond the outermost ranks the line through the last two values is
/// followed: with few values a p99 can exceed the greatest. p50 is the median; of one value, every percentile is that value.
/// (https://docs.python.org/3/library/statistics.html#statistics.quantiles, and LLMeter's summary_stats_from_list.)
/// </remarks>
internal static class Percentile
{
    private const long FinestBase = 100_000_000;

    /// <summary>Whether a number is a percentile: between 0 and 100, neither included, with at most six decimals.</summary>
    public static bool IsValid(decimal percentile) => percentile is > 0 and < 100 && TryBase(percentile, out _, out _);

    /// <summary>The name in keys: p50, p99.9.</summary>
    public static string Name(decimal percentile) => "p" + percentile.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The percentile; null without values.</summary>
    public static double? Of(IDistribution values, decimal percentile)
    {
        var count = values.Count;
        if (count <= 1)
        {
            return count == 0 ? null : values.OrderStatistic(1);
        }

        if (percentile == 50)
        {
            var half = count / 2;
            return count % 2 == 1 ? values.OrderStatistic(half + 1) : (values.OrderStatistic(half) + values.OrderStatistic(half + 1)) / 2;
        }

        if (!TryBase(percentile, out var parts, out var part))
        {
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "Not a percentile.");
        }

        var rank = Math.Clamp(part * (count + 1) / parts, 1, count - 1);
        var weight = (part * (count + 1)) - (rank * parts);
        return ((values.OrderStatistic(rank) * (parts - weight)) + (values.OrderStatistic(rank + 1) * weight)) / parts;
    }

    private static bool TryBase(decimal percentile, out long parts, out long part)
    {
        parts = 4;
        while (parts <= FinestBase)
        {
            var exact = percentile * parts / 100;
            part = (long)exact;
            if (exact == part)
            {
                return true;
            }

            parts = parts == 4 ? 10 : parts * 10;
        }

        part = 0;
        return false;
    }
}
