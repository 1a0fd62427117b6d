using System.Globalization;
using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Simulator.Faults;

/// <summary>One thing that goes wrong with one answer.</summary>
/// <param name="Status">The status of <see cref="FaultKind.Status"/> and <see cref="FaultKind.Html"/>.</param>
/// <param name="After">Tokens that are sent before it strikes. It always strikes: a shorter answer is struck before its end.</param>
/// <param name="Events">Events in one write.</param>
/// <param name="DelayNs">How much later the headers come.</param>
/// <param name="RetryAfter">Seconds to wait, as told to the client.</param>
internal sealed record Fault(FaultKind Kind, int Status = 502, int After = 3, int Events = 4, long DelayNs = 1_000_000_000, int RetryAfter = 1)
{
    public static readonly Fault None = new(FaultKind.None);

    private const string StatusPrefix = "status-";

    /// <summary>Reads <c>KIND;key=value;...</c>.</summary>
    /// <exception cref="FormatException">There is no such fault, or it has no such parameter.</exception>
    public static Fault Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var fault = ParseKind(parts[0]);
        var allowed = Array.Find(FaultCatalog.All, description => description.Kind == fault.Kind).Parameters;
        foreach (var part in parts.AsSpan(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? part : part[..equals];
            if (!allowed.Split(' ').Contains(key) || key.Length == 0)
            {
                throw new FormatException($"the fault {parts[0]} has no parameter '{key}'");
            }

            fault = fault.With(key, equals < 0 ? "" : part[(equals + 1)..]);
        }

        return fault;
    }

    private static Fault ParseKind(string name)
    {
        if (name.StartsWith(StatusPrefix, StringComparison.Ordinal))
        {
            return new(FaultKind.Status, ReadWhole(name[StatusPrefix.Length..], 400, 599));
        }

        foreach (var description in FaultCatalog.All)
        {
            if (description.Name == name && description.Kind != FaultKind.Status)
            {
                return new(description.Kind);
            }
        }

        var known = string.Join(", ", FaultCatalog.All.Select(description => description.Name));
        throw new FormatException($"'{name}' is not a fault; there are {known}");
    }

    private Fault With(string key, string value) => key switch
    {
        "after" => this with { After = ReadWhole(value, 0, int.MaxValue) },
        "events" => this with { Events = ReadWhole(value, 1, int.MaxValue) },
        "delay" => this with { DelayNs = (long)DurationText.ReadNs(value) },
        "retry-after" => this with { RetryAfter = ReadWhole(value, 0, int.MaxValue) },
        _ => this with { Status = ReadWhole(value, 200, 599) },
    };

    private static int ReadWhole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"'{text}' is not a whole number from {least} to {most}");
}
