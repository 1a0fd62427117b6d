namespace LLMeter.Native.Measurement;

/// <summary>A payload as it is sent: made once before the run, sent as often as the plan says.</summary>
/// <param name="Body">The request's body, UTF-8 JSON on one line.</param>
/// <param name="Prompt">The text that the user asked, for the record and for counting tokens; LLMeter's input_prompt.</param>
internal sealed record PreparedPayload(ReadOnlyMemory<byte> Body, string? Prompt);
