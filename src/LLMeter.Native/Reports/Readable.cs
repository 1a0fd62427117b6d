using System.Globalization;

namespace LLMeter.Native.Reports;

/// <summary>Numbers as a person reads them: three significant digits, the unit that reads best, thousands parted by commas.</summary>
internal static class Readable
{
    /// <summary>What stands where a value is missing, as in LLMeter's displays.</summary>
    public const string Missing = "—";

    /// <summary>Keeps a number and its unit on one line. <see cref="InkLine"/> prints it as a common space, so that output can be searched.</summary>
    public const char Tie = '\u00a0';

    private const double Huge = 1e12;

    /// <summary>A latency: milliseconds below one second, else seconds.</summary>
    public static string Latency(double seconds)
    {
        if (!double.IsFinite(seconds))
        {
            return Missing;
        }

        // 0.9995 s would be rounded to 1000 ms.
        return Math.Abs(seconds) < 0.9995 ? $"{Significant(seconds * 1000)}{Tie}ms" : $"{Significant(seconds)}{Tie}s";
    }

    /// <summary>A stretch of time: seconds below a minute, else hours, minutes and whole seconds. What is round is said round.</summary>
    public static string Duration(double seconds)
    {
        var whole = Math.Round(seconds);
        if (!double.IsFinite(seconds) || seconds > Huge || (seconds < 59.95 && (whole < 1 || Math.Abs(seconds - whole) > 0.0005)))
        {
            return Latency(seconds);
        }

        var all = (long)whole;
        (long Count, string Unit)[] parts = [(all / 3600, "h"), (all / 60 % 60, "min"), (all % 60, "s")];
        return string.Join(' ', parts.Where(part => part.Count > 0).Select(part => $"{Count(part.Count)}{Tie}{part.Unit}"));
    }

    /// <summary>A number of things, whole or averaged.</summary>
    public static string Count(double value) => !double.IsFinite(value) ? Missing
        : Math.Abs(value) >= Huge ? Exponent(value)
        : Math.Abs(value - Math.Round(value)) < 0.05 || Math.Abs(value) >= 999.5 ? Text(value, "#,0")
        : Text(value, "0.0");

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Something per time.</summary>
    public static string Rate(double value) => !double.IsFinite(value) ? Missing
        : Math.Abs(value) >= Huge ? Exponent(value)
        : Text(value, Math.Abs(value) >= 999.95 ? "#,0" : Math.Abs(value) >= 9.995 ? "0.0" : "0.00");

    /// <summary>A share of one, in percent. Few is never none, and most is never all.</summary>
    public static string Share(double share) => share switch
    {
        <= 0 => "0%",
        < 0.001 => "<0.1%",
        < 1 and > 0.999 => ">99.9%",
        _ => Text(share * 100, "0.#") + "%",
    };

    public static string Bytes(double bytes) => bytes < 999.5e6 ? $"{Significant(bytes / 1e6)}{Tie}MB" : $"{Significant(bytes / 1e9)}{Tie}GB";

    /// <summary>"1 request", "2 requests".</summary>
    public static string Plural(long count, string one) => count == 1 ? $"1{Tie}{one}" : $"{Count(count)}{Tie}{one}s";

    private static string Significant(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= Huge => Exponent(value),
        >= 999.5 => Text(value, "#,0"),
        >= 99.95 => Text(value, "0"),
        >= 9.995 => Text(value, "0.0"),
        >= 0.9995 => Text(value, "0.00"),
        _ => Text(value, "0.000"),
    };

    private static string Exponent(double value) => Text(value, "0.00e+0");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
