namespace LLMeter.Native.Results.Recording;

/// <summary>One request's gaps between events in a few numbers. Seconds.</summary>
/// <remarks>Percentiles are by nearest rank: a gap that was measured, such that at least p percent of the gaps are no longer.</remarks>
internal readonly record struct GapSummary(int Count, double P50, double P90, double P99, double Max)
{
    private const double Nanosecond = 1e9;

    /// <param name="sorted">The gaps in nanoseconds, ascending; at least one.</param>
    public static GapSummary Of(ReadOnlySpan<long> sorted) => new(
        sorted.Length,
        sorted[Rank(50, sorted.Length)] / Nanosecond,
        sorted[Rank(90, sorted.Length)] / Nanosecond,
        sorted[Rank(99, sorted.Length)] / Nanosecond,
        sorted[^1] / Nanosecond);

    /// <summary>The same with several tokens to an event.</summary>
    public GapSummary Per(double tokens) => new(Count, P50 / tokens, P90 / tokens, P99 / tokens, Max / tokens);

    private static int Rank(int percent, int count) => (int)((((long)percent * count) + 99) / 100) - 1;
}
