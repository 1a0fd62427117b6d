namespace LLMeter.Native.Measurement;

/// <summary>How well the client itself kept up, since the run began. Seconds unless said otherwise.</summary>
internal sealed record ClientHealth
{
    /// <summary>Share of all processors that this process used, 0 to 1.</summary>
    public double CpuShare { get; init; }

    /// <summary>Processor time that this process used.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Lateness of a heartbeat on the event thread: what an arriving event waits for because of the client's own load.</summary>
    public double EventDelayP50 { get; init; }

    public double EventDelayP99 { get; init; }

    public double EventDelayMax { get; init; }

    public int GcCount { get; init; }

    public double GcPauseTotal { get; init; }

    public double GcPauseMax { get; init; }

    /// <summary>How late requests were sent after they were due; 0 in closed loop.</summary>
    public double ScheduleDelayP99 { get; init; }

    public long ConnectionsOpened { get; init; }

    public long ConnectionsReused { get; init; }

    /// <summary>Events per socket read that completed any: 1 when the client sees every event alone.</summary>
    public double EventsPerRead { get; init; }

    /// <summary>The resident memory's high-water mark, in bytes.</summary>
    public long PeakMemoryBytes { get; init; }

    /// <summary>Null where the figures may be trusted; else the figure that says why not.</summary>
    public string? Concern { get; init; }

    /// <summary>"trustworthy" or "client_saturated".</summary>
    public string Verdict => Concern is null ? "trustworthy" : "client_saturated";
}
