using System.Globalization;

namespace LLMeter.Native.Simulator.Faults;

/// <summary>A fault and the share of requests that it strikes.</summary>
/// <param name="Rate">From 0 to 1.</param>
internal readonly record struct FaultRate(Fault Fault, double Rate)
{
    /// <summary>Reads <c>KIND[;key=value...][:RATE]</c>; without a rate every request is struck.</summary>
    public static FaultRate Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return new(Fault.Parse(text), 1);
        }

        return double.TryParse(text.AsSpan(colon + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate <= 1
            ? new(Fault.Parse(text[..colon]), rate)
            : throw new FormatException($"'{text[(colon + 1)..]}' is not a rate from 0 to 1");
    }

    /// <summary>Which fault strikes: the rates lie side by side on [0, 1), and so each is met exactly.</summary>
    /// <param name="unit">A uniform number in [0, 1).</param>
    public static Fault Pick(IReadOnlyList<FaultRate> rates, double unit)
    {
        for (var i = 0; i < rates.Count; i++)
        {
            if (unit < rates[i].Rate)
            {
                return rates[i].Fault;
            }

            unit -= rates[i].Rate;
        }

        return Fault.None;
    }
}
