namespace LLMeter.Native.Endpoints;

/// <summary>A prompt as typed on the command line.</summary>
/// <param name="Text">What the user asks.</param>
/// <param name="System">The system prompt, where there is one.</param>
/// <param name="MaxTokens">The most tokens to generate; the default is LLMeter's 256.</param>
internal sealed record TextPrompt(string Text, string? System = null, int MaxTokens = 256);
