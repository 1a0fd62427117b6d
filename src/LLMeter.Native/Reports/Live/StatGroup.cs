using LLMeter.Native.Plans;
using LLMeter.Native.Results;

namespace LLMeter.Native.Reports.Live;

/// <summary>Figures that share a line.</summary>
/// <param name="Name">The group.</param>
/// <param name="Stats">Labels and values, as shown.</param>
internal sealed record StatGroup(string Name, IReadOnlyList<(string Label, string Value)> Stats)
{
    public const string Errors = "Errors";

    /// <summary>LLMeter's groups in its order: a figure belongs to the first of which its label contains a word, in any case of letters.</summary>
    private static readonly (string Name, string[] Words)[] Groups =
    [
        ("Throughput", ["rpm", "tps"]),
        ("TTFT", ["ttft"]),
        ("TTLT", ["ttlt"]),
        ("Tokens", ["token"]),
        (Errors, ["fail"]),
        ("Other", [""]),
    ];

    /// <summary>The chosen figures by group; groups without any are left out.</summary>
    public static IReadOnlyList<StatGroup> Of(IReadOnlyList<DisplayStat> chosen, StatsDocument figures) =>
    [
        .. Groups
            .Select(group => new StatGroup(group.Name, [.. chosen.Where(stat => NameOf(stat.Label) == group.Name).Select(stat => (DisplayWidth.OneLine(stat.Label), StatText.Of(stat, figures)))]))
            .Where(group => group.Stats.Count > 0),
    ];

    private static string NameOf(string label) =>
        Array.Find(Groups, group => Array.Exists(group.Words, word => label.Contains(word, StringComparison.OrdinalIgnoreCase))).Name;
}
