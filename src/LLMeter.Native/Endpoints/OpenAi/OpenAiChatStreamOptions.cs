namespace LLMeter.Native.Endpoints.OpenAi;

/// <summary>How to reach and to read a service that streams OpenAI's Chat Completions.</summary>
internal sealed record OpenAiChatStreamOptions : OpenAiChatOptions
{
    /// <summary>Whether only visible text starts the time to first token; with false, reasoning text does too.</summary>
    public bool TtftVisibleTokensOnly { get; init; } = true;
}
