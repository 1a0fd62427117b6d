using System.Globalization;

namespace LLMeter.Native.Reports;

/// <summary>Time since the start, as a running clock shows it.</summary>
internal static class TimeText
{
    /// <summary>hh:mm:ss, whole seconds that have passed.</summary>
    public static string Clock(TimeSpan time)
    {
        var seconds = (long)Math.Max(0, time.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>The same without hours where there are none.</summary>
    public static string ShortClock(TimeSpan time) => time.TotalHours < 1 ? Clock(time)[3..] : Clock(time);
}
