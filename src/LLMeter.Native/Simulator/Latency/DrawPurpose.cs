namespace LLMeter.Native.Simulator.Latency;

/// <summary>What random numbers are for. Each purpose has numbers of its own, so that one more option does not change the others' draws.</summary>
internal enum DrawPurpose
{
    FirstToken,
    Gaps,
    InputTokens,
    CachedTokens,
    ReasoningTokens,
    OutputTokens,
    Fault,
}
