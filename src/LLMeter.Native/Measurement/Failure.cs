namespace LLMeter.Native.Measurement;

/// <summary>What went wrong with a request, in words that a person can act on.</summary>
/// <param name="Kind">Which of the closed set of kinds it is.</param>
/// <param name="Message">The service's own message where it gave one, else what the client saw.</param>
/// <param name="RetryAfter">How long the service asked to wait, where it said so.</param>
internal sealed record Failure(FailureKind Kind, string Message, TimeSpan? RetryAfter = null);
