namespace LLMeter.Native.Simulator.Dialects;

/// <summary>What every dialect can say of a request; each derives its own.</summary>
/// <param name="IsStreaming">Whether the answer comes piece by piece.</param>
/// <param name="EstimatedInputTokens">Words of the prompt, separated by white space.</param>
/// <param name="TokenLimit">The most tokens that the answer may have.</param>
internal abstract record Question(bool IsStreaming, int EstimatedInputTokens, int? TokenLimit);
