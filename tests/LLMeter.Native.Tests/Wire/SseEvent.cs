namespace LLMeter.Native.Tests.Wire;

/// <summary>One event as text, so that lists of them compare by value.</summary>
internal sealed record SseEvent(string Type, string Data);
