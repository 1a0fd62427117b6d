namespace LLMeter.Native.Simulator.Latency;

/// <summary>All that chance and the settings decide about one answer before its first byte.</summary>
/// <param name="Number">Which request this is, counted from 0 in order of arrival.</param>
/// <param name="ReasoningTokens">Sent before the visible ones.</param>
/// <param name="IsCut">Whether the request's limit cut the answer short.</param>
/// <param name="FirstTokenNs">From admission to the first token, prefill included.</param>
/// <param name="Gap">Between one token and the next.</param>
/// <param name="GapDraws">The numbers that the gaps are drawn with.</param>
internal readonly record struct AnswerPlan(
    long Number,
    int InputTokens,
    int CachedTokens,
    int ReasoningTokens,
    int VisibleTokens,
    bool IsCut,
    double FirstTokenNs,
    Distribution Gap,
    Draws GapDraws)
{
    /// <summary>Tokens of one choice, reasoning included.</summary>
    public int OutputTokens => ReasoningTokens + VisibleTokens;

    /// <summary>Decides one answer: a pure function of its arguments.</summary>
    /// <param name="estimatedInputTokens">What the prompt seems to hold; used where the settings say nothing.</param>
    /// <param name="tokenLimit">The most tokens that the request allows, reasoning included.</param>
    public static AnswerPlan Draw(SimulatorSettings settings, long number, int estimatedInputTokens, int? tokenLimit)
    {
        var reasoning = Count(settings.ReasoningTokens, DrawPurpose.ReasoningTokens, 0);
        var visible = Count(settings.OutputTokens, DrawPurpose.OutputTokens, 1);
        var limit = tokenLimit ?? int.MaxValue;
        var isCut = (long)reasoning + visible > limit;
        if (isCut)
        {
            reasoning = Math.Min(reasoning, limit);
            visible = limit - reasoning;
        }

        var input = settings.InputTokens is { } given ? Count(given, DrawPurpose.InputTokens, 1) : Math.Max(estimatedInputTokens, 1);
        var cached = Math.Min(Count(settings.CachedTokens, DrawPurpose.CachedTokens, 0), input);
        if (!settings.IsPaced)
        {
            return new(number, input, cached, reasoning, visible, isCut, 0, Distribution.Constant(0), default);
        }

        var first = Draws.For(settings.Seed, number, DrawPurpose.FirstToken);
        var prefillNs = settings.PrefillRate is { } rate ? input / rate * 1e9 : 0;
        var firstNs = settings.TimeToFirstToken.Draw(ref first) + prefillNs;
        return new(number, input, cached, reasoning, visible, isCut, firstNs, settings.Gap, Draws.For(settings.Seed, number, DrawPurpose.Gaps));

        int Count(Distribution distribution, DrawPurpose purpose, int least)
        {
            var draws = Draws.For(settings.Seed, number, purpose);
            return distribution.DrawCount(ref draws, least);
        }
    }
}
