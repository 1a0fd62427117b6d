using LLMeter.Native.Plans;

namespace LLMeter.Native.Reports;

/// <summary>What the live display shows, and on what kind of terminal.</summary>
internal sealed record LiveOptions
{
    /// <summary>How long clients go on sending; null for a run bound by count.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Which figures to show. Default LLMeter's.</summary>
    public IReadOnlyList<DisplayStat> Stats { get; init; } = DisplayStats.Default;

    /// <summary>The terminal's size now; asked at every refresh, because people resize windows.</summary>
    public Func<TerminalSize> Size { get; init; } = static () => TerminalSize.Usual;

    /// <summary>Whether to colour; off where NO_COLOR is set. The cursor moves in either case.</summary>
    public bool Colour { get; init; }
}
