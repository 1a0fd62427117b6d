using System.Globalization;

namespace LLMeter.Native.Simulator.Latency;

/// <summary>Reads a distribution as a person writes it: <c>50ms</c>, <c>normal(50ms,5ms)</c>, <c>lognormal(200,0.3)</c>.</summary>
internal static class DistributionText
{
    /// <summary>Reads a latency: its numbers are durations, kept as nanoseconds.</summary>
    public static Distribution ReadDuration(string text) => Read(text, DurationText.ReadNs);

    /// <summary>Reads a count: its numbers have no unit.</summary>
    public static Distribution ReadCount(string text) => Read(text, ReadNumber);

    private static Distribution Read(string text, Func<string, double> read)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return Distribution.Constant(read(text));
        }

        if (!text.EndsWith(')'))
        {
            throw new FormatException("a closing parenthesis is missing");
        }

        var name = text[..open].Trim();
        var parts = text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
        return name switch
        {
            "constant" => Distribution.Constant(read(One(name, parts))),
            "exponential" => new(DistributionShape.Exponential, read(One(name, parts))),
            "normal" => new(DistributionShape.Normal, read(Two(name, parts)[0]), read(parts[1])),
            "lognormal" => new(DistributionShape.Lognormal, read(Two(name, parts)[0]), ReadNumber(parts[1])),
            "uniform" => Ordered(new(DistributionShape.Uniform, read(Two(name, parts)[0]), read(parts[1]))),
            _ => throw new FormatException($"'{name}' is not one of constant, normal, lognormal, uniform, exponential"),
        };
    }

    private static string One(string name, string[] parts) =>
        parts.Length == 1 ? parts[0] : throw new FormatException($"{name} takes one number, not {parts.Length}");

    private static string[] Two(string name, string[] parts) =>
        parts.Length == 2 ? parts : throw new FormatException($"{name} takes two numbers, not {parts.Length}");

    private static Distribution Ordered(Distribution uniform) =>
        uniform.First <= uniform.Second ? uniform : throw new FormatException("uniform takes the lowest value first");

    private static double ReadNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text}' is not a number of 0 or more");
}
