namespace LLMeter.Native.Results.Recording;

/// <summary>One second of a run. Latencies in seconds; null where nothing ended that has one.</summary>
internal readonly record struct TimelineRow
{
    /// <summary>The second's number since the run's start, from 0.</summary>
    public int Second { get; init; }

    /// <summary>How much of the second the run covered: 1, and less for its last.</summary>
    public double Duration { get; init; }

    /// <summary>Requests in flight as the second ended.</summary>
    public long InFlight { get; init; }

    public long Sent { get; init; }

    /// <summary>Requests that ended, failed ones included.</summary>
    public long Ended { get; init; }

    public long Errors { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public double? FirstTokenP50 { get; init; }

    public double? FirstTokenP95 { get; init; }

    public double? LastTokenP50 { get; init; }

    public double? LastTokenP95 { get; init; }

    /// <summary>Share of all processors that the client used in this second, 0 to 1.</summary>
    public double? CpuShare { get; init; }

    /// <summary>The event thread's lateness since the run's start, as of this second.</summary>
    public double? EventDelayP99 { get; init; }
}
