#pragma warning disable RS0030 // The one place that reads the wall clock.
namespace LLMeter.Native.Measurement;

/// <summary>Ties the monotonic clock to UTC by one reading, so that no adjustment of the system's clock reaches a figure.</summary>
/// <param name="Utc">The wall clock's time at <paramref name="Stamp"/>.</param>
/// <param name="Stamp">The monotonic stamp taken with it.</param>
internal readonly record struct WallClock(DateTimeOffset Utc, long Stamp)
{
    public static WallClock Read()
    {
        var stamp = Clock.Now();
        return new WallClock(DateTimeOffset.UtcNow, stamp);
    }

    /// <summary>The UTC time of a stamp of this run.</summary>
    public DateTimeOffset At(long stamp) => Utc.AddSeconds(Clock.Seconds(Stamp, stamp));

    /// <summary>The same instant in the user's own time zone, for the default run name.</summary>
    public DateTimeOffset Local => Utc.ToLocalTime();
}
