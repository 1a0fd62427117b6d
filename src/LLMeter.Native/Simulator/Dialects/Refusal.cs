namespace LLMeter.Native.Simulator.Dialects;

/// <summary>Why a request gets an error in place of an answer.</summary>
/// <param name="Parameter">The part of the request that is wrong.</param>
/// <param name="RetryAfter">Seconds after which the client may come again.</param>
/// <param name="AllowedMethod">The method that would have been right.</param>
internal sealed record Refusal(int Status, string Type, string Message, string? Parameter = null, string? Code = null, int? RetryAfter = null, string? AllowedMethod = null);
