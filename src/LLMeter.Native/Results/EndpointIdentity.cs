namespace LLMeter.Native.Results;

/// <summary>Which endpoint a run_config.json tells of.</summary>
/// <param name="EndpointName">The endpoint's own name.</param>
/// <param name="ModelId">The model asked.</param>
/// <param name="Provider">Who provides it.</param>
/// <param name="EndpointType">LLMeter's class name of the endpoint.</param>
internal sealed record EndpointIdentity(string? EndpointName, string? ModelId, string? Provider, string? EndpointType);
