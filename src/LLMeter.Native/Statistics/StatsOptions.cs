using LLMeter.Native.Measurement;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Statistics;

/// <summary>What to tell of a run beyond what is always told.</summary>
internal sealed record StatsOptions
{
    public static StatsOptions Default { get; } = new();

    /// <summary>Ascending; the standard ones unless the user asked for more.</summary>
    public IReadOnlyList<decimal> Percentiles { get; init; } = PercentileList.Standard;

    /// <summary>The client's health over the run; by default as of the last tick.</summary>
    public ClientHealth? Health { get; init; }
}
