using LLMeter.Native.Results;

namespace LLMeter.Native.Reports;

/// <summary>A percentile as a person should see it.</summary>
internal static class ShownPercentile
{
    /// <summary>The statistic, but never beyond the largest value.</summary>
    /// <remarks>
    /// The method of the files (Python's exclusive quantiles, as LLMeter's) extrapolates where samples are few, so its p99 can lie above the maximum.
    /// In a table that has the maximum beside it, that reads as a mistake.
    /// </remarks>
    public static double? Of(StatsDocument stats, string metric, string name) =>
        stats.Number($"{metric}-{name}") is { } value ? Math.Min(value, stats.Number($"{metric}-max") ?? value) : null;
}
