using LLMeter.Native.Results;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Statistics;

/// <summary>The gaps between events of all requests of a run. Always by histogram: there are as many as tokens.</summary>
internal sealed class GapStatistics
{
    private const double Nanosecond = 1e-9;
    private readonly HistogramDistribution _events = new(Nanosecond);
    private readonly HistogramDistribution _tokens = new(Nanosecond);

    /// <summary>Time between neighbouring events with content.</summary>
    public IDistribution Events => _events;

    /// <summary>The same divided by the request's tokens per event.</summary>
    public IDistribution Tokens => _tokens;

    public void Add(long nanoseconds, double? tokensPerEvent)
    {
        var gap = nanoseconds / 1e9;
        _events.Add(gap);
        if (tokensPerEvent is { } tokens)
        {
            _tokens.Add(gap / tokens);
        }
    }

    public void Write(StatsDocument stats, IReadOnlyList<decimal> percentiles)
    {
        Write(stats, "inter_event_gap", Events, percentiles);
        Write(stats, "inter_token_latency", Tokens, percentiles);
    }

    private static void Write(StatsDocument stats, string name, IDistribution gaps, IReadOnlyList<decimal> percentiles)
    {
        stats.Set($"{name}-average", gaps.Mean);
        foreach (var percentile in percentiles)
        {
            stats.Set($"{name}-{Percentile.Name(percentile)}", Percentile.Of(gaps, percentile));
        }

        stats.Set($"{name}-max", gaps.Max);
    }
}
