using LLMeter.Native.Results;
using LLMeter.Native.Statistics;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Reports;

/// <summary>What a readable report is made from: the same for a run that has just ended and for one that was loaded.</summary>
/// <param name="Stats">The run's statistics. All figures come from its keys.</param>
internal sealed record ReportSource(StatsDocument Stats)
{
    /// <summary>Failures with an example each. Without them the report tells the counts alone, from the statistics.</summary>
    public IReadOnlyList<FailureGroup> Failures { get; init; } = [];

    /// <summary>What a reader of the numbers should know besides, one sentence each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Where the run's files are; null where none were written.</summary>
    public string? Folder { get; init; }

    /// <summary>Which percentiles to show, ascending. Default 50, 90, 99.</summary>
    public IReadOnlyList<decimal> Percentiles { get; init; } = PercentileList.Standard;
}
