namespace LLMeter.Native.Plans;

/// <summary>Which figures the live display shows, in order.</summary>
internal static class DisplayStats
{
    private const string InvertedSuffix = ":inv";

    /// <summary>LLMeter's choice (DEFAULT_DISPLAY_STATS).</summary>
    public static IReadOnlyList<DisplayStat> Default { get; } =
    [
        new("rpm", "requests_per_minute"),
        new("output_tps", "output_tps"),
        new("p50_ttft", "time_to_first_token-p50"),
        new("p90_ttft", "time_to_first_token-p90"),
        new("p50_ttlt", "time_to_last_token-p50"),
        new("p90_ttlt", "time_to_last_token-p90"),
        new("p50_tps", "time_per_output_token-p50", Inverted: true),
        new("input_tokens", "total_input_tokens"),
        new("output_tokens", "total_output_tokens"),
        new("fail", "failed_requests"),
    ];

    /// <summary>Reads <c>label=key,label=key:inv</c>.</summary>
    /// <exception cref="PlanException">Naming the part that cannot be read.</exception>
    public static IReadOnlyList<DisplayStat> Parse(string text)
    {
        var stats = new List<DisplayStat>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var stat = ParseOne(text, part);
            if (stats.Exists(other => other.Label == stat.Label))
            {
                throw new PlanException($"--stats {text}: the label '{stat.Label}' occurs twice");
            }

            stats.Add(stat);
        }

        return stats;
    }

    private static DisplayStat ParseOne(string text, string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var label = equals < 0 ? "" : part[..equals].Trim();
        var key = part[(equals + 1)..].Trim();
        var isInverted = key.EndsWith(InvertedSuffix, StringComparison.Ordinal);
        key = isInverted ? key[..^InvertedSuffix.Length] : key;
        return label.Length > 0 && key.Length > 0 && key.AsSpan().IndexOfAny(':', '=') < 0
            ? new DisplayStat(label, key, isInverted)
            : throw new PlanException($"--stats {text}: '{part}' is not label=key or label=key:inv, such as p50_ttft=time_to_first_token-p50");
    }
}
