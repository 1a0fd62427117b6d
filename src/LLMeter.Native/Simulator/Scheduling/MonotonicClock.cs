using System.Diagnostics;

namespace LLMeter.Native.Simulator.Scheduling;

/// <summary>The simulator's only clock: nanoseconds that never go back.</summary>
/// <remarks>On Linux these are the nanoseconds of CLOCK_MONOTONIC, so another process of the same host can compare them with its own.</remarks>
internal static class MonotonicClock
{
    public const long NsPerMs = 1_000_000;
    public const long NsPerSecond = 1_000_000_000;

    private static readonly double NsPerTick = (double)NsPerSecond / Stopwatch.Frequency;

    /// <summary>Now, in nanoseconds since a moment that is fixed while the host runs.</summary>
    public static long NowNs => Stopwatch.Frequency == NsPerSecond
        ? Stopwatch.GetTimestamp()
        : (long)(Stopwatch.GetTimestamp() * NsPerTick);
}
