using System.Diagnostics;

namespace LLMeter.Native.Measurement;

/// <summary>The one monotonic clock of a run: stamps are <see cref="Stopwatch"/> ticks, and 0 means "did not happen".</summary>
internal static class Clock
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    public static long Now() => Stopwatch.GetTimestamp();

    /// <summary>Seconds from one stamp to another.</summary>
    /// <remarks>Divided, not multiplied by a reciprocal: the result is the double nearest to the decimal, so files read 0.020012345.</remarks>
    public static double Seconds(long from, long to) => (to - from) / (double)Stopwatch.Frequency;

    /// <summary>A span of stamp ticks in whole nanoseconds.</summary>
    public static long Nanoseconds(long ticks) => (long)(ticks * NanosecondsPerTick);

    /// <summary>Seconds between two stamps, or null where either of them did not happen.</summary>
    public static double? SecondsBetween(long from, long to) => from == 0 || to == 0 ? null : Seconds(from, to);

    /// <summary>A stamp that another process of this host took and wrote down in nanoseconds.</summary>
    public static long FromNanoseconds(long nanoseconds) => (long)(nanoseconds * (Stopwatch.Frequency / 1e9));

    /// <summary>A duration as stamp ticks.</summary>
    public static long Ticks(TimeSpan duration) => (long)(duration.TotalSeconds * Stopwatch.Frequency);
}
