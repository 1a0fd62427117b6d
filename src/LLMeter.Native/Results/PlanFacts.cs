namespace LLMeter.Native.Results;

/// <summary>What a report takes from plan.json.</summary>
/// <param name="Endpoint">The endpoint's name on the command line.</param>
/// <param name="Address">The service's scheme, host and port; null where the endpoint has no base URL.</param>
/// <param name="IsSimulated">Whether the service was a simulator of the run's own.</param>
internal sealed record PlanFacts(string? Endpoint, string? Address, bool IsSimulated);
