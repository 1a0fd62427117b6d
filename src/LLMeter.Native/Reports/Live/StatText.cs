using System.Globalization;
using LLMeter.Native.Plans;
using LLMeter.Native.Results;

namespace LLMeter.Native.Reports.Live;

/// <summary>A figure as LLMeter's live display formats it: its key tells the unit.</summary>
internal static class StatText
{
    public static string Of(DisplayStat stat, StatsDocument figures)
    {
        if (!figures.TryGet(stat.Key, out var value) || value.Kind == StatKind.Null)
        {
            return Readable.Missing;
        }

        return value.Number is { } number ? Format(stat, number, value.Kind == StatKind.Integer) : DisplayWidth.OneLine(value.ToString());
    }

    private static string Format(DisplayStat stat, double value, bool isInteger) => stat switch
    {
        { Inverted: true } when value > 0 => Text(1 / value, "0.0", " tok/s"),
        _ when Has(stat.Key, "tps") => Text(value, "0.0", " tok/s"),
        _ when Has(stat.Key, "time") || Has(stat.Key, "ttft") || Has(stat.Key, "ttlt") => Text(value, "0.000", "s"),
        _ => Text(value, isInteger ? "0" : "0.0", ""),
    };

    private static bool Has(string key, string word) => key.Contains(word, StringComparison.Ordinal);

    private static string Text(double value, string format, string unit) => value.ToString(format, CultureInfo.InvariantCulture) + unit;
}
