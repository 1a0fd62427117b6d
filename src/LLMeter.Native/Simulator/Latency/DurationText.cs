using System.Globalization;

namespace LLMeter.Native.Simulator.Latency;

/// <summary>Reads a duration as a person writes it: a number and a unit.</summary>
internal static class DurationText
{
    private static readonly (string Unit, double Ns)[] Units =
        [("ns", 1), ("us", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9)]; // The longer names first: every one of them ends in s.

    /// <summary>Nanoseconds of <c>50ms</c>, <c>0.05s</c>, <c>200us</c>, <c>1m</c>; 0 needs no unit.</summary>
    public static double ReadNs(string text)
    {
        if (text == "0")
        {
            return 0;
        }

        foreach (var (unit, ns) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return number * ns;
            }
        }

        throw new FormatException($"'{text}' is not a duration such as 50ms, 0.05s or 200us");
    }
}
