using System.Globalization;

namespace LLMeter.Native.Endpoints;

/// <summary>The spellings of option values, the same on the command line and in files.</summary>
internal static class OptionParser
{
    /// <summary>Longer unit names first: "ms" also ends in "s".</summary>
    private static readonly (string Suffix, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("", TimeSpan.TicksPerSecond),
    ];

    public static string? Text(string text, out string value)
    {
        value = text;
        return null;
    }

    public static string? Flag(string text, out bool value)
    {
        value = text == "true";
        return text is "true" or "false" ? null : "is not true or false";
    }

    public static string? Int32(string text, out int value)
    {
        var problem = Int64(text, out var wide);
        value = wide is >= int.MinValue and <= int.MaxValue ? (int)wide : 0;
        return problem ?? (value == wide ? null : "is not between -2147483648 and 2147483647");
    }

    public static string? Int64(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) ? null : "is not a whole number";

    public static string? Number(string text, out double value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) ? null : "is not a number";
    }

    /// <summary>A number and one of the units ms, s, m, h; without a unit, seconds. Kept to 100 ns.</summary>
    public static string? Duration(string text, out TimeSpan value)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        value = default;
        var (suffix, ticks) = Array.Find(Units, unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal));
        if (!decimal.TryParse(text.AsSpan(0, text.Length - suffix.Length), Style, CultureInfo.InvariantCulture, out var number) || number < 0)
        {
            return "is not a duration such as 250ms, 60s, 1.5m or 1h";
        }

        if (number > (decimal)long.MaxValue / ticks)
        {
            return "is too long a duration";
        }

        value = TimeSpan.FromTicks((long)decimal.Round(number * ticks));
        return null;
    }

    /// <summary>The value may hold further equal signs, and may be empty.</summary>
    public static string? Pair(string text, out KeyValuePair<string, string> value)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        value = equals > 0 ? new(text[..equals], text[(equals + 1)..]) : default;
        return equals > 0 ? null : "is not name=value";
    }
}
