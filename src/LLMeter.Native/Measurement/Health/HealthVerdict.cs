using System.Globalization;

namespace LLMeter.Native.Measurement;

/// <summary>When a client's own figures say that its latencies are not to be trusted.</summary>
internal static class HealthVerdict
{
    /// <summary>An event thread that is later than this for one event in a hundred bends the tail of every latency.</summary>
    public const double EventDelayLimit = 0.020;

    /// <summary>Above this share of all processors the client competes with itself.</summary>
    public const double CpuShareLimit = 0.90;

    /// <summary>A stop of the whole client that a p99 would show.</summary>
    public const double GcPauseLimit = 0.050;

    /// <summary>Requests sent later than this after they were due no longer follow the schedule.</summary>
    public const double ScheduleDelayLimit = 0.100;

    /// <summary>The figure that says the client was saturated, or null.</summary>
    public static string? ConcernOf(ClientHealth health) => health switch
    {
        { EventDelayP99: > EventDelayLimit } => Say("the event thread was late by", health.EventDelayP99, EventDelayLimit, "at p99"),
        { CpuShare: > CpuShareLimit } => string.Create(CultureInfo.InvariantCulture, $"the client used {health.CpuShare:P0} of all processors (limit {CpuShareLimit:P0})"),
        { GcPauseMax: > GcPauseLimit } => Say("a garbage collection stopped the client for", health.GcPauseMax, GcPauseLimit, "at most"),
        { ScheduleDelayP99: > ScheduleDelayLimit } => Say("requests were sent late by", health.ScheduleDelayP99, ScheduleDelayLimit, "at p99"),
        _ => null,
    };

    private static string Say(string what, double seconds, double limit, string where) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {seconds * 1000:0.#} ms {where} (limit {limit * 1000:0.#} ms)");
}
