namespace LLMeter.Native.Results;

/// <summary>What was asked for, as run_config.json keeps it.</summary>
internal sealed record RunConfig
{
    /// <summary>The endpoint as read from the file; when the file is written, the endpoint writes itself.</summary>
    public EndpointIdentity? Endpoint { get; init; }

    public string? OutputPath { get; init; }

    public int Clients { get; init; } = 1;

    /// <summary>Requests per client; null for a run bound by time.</summary>
    public long? RequestsPerClient { get; init; }

    /// <summary>Seconds that each client keeps sending; null for a run bound by count.</summary>
    public double? Duration { get; init; }

    /// <summary>Where payload.jsonl lies.</summary>
    public string? Payload { get; init; }

    public string? RunName { get; init; }

    public string? Description { get; init; }

    /// <summary>Seconds per request. Default 60, as LLMeter.</summary>
    public double Timeout { get; init; } = 60;

    public bool LowMemory { get; init; }
}
