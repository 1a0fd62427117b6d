namespace LLMeter.Native.Results.Loading;

/// <summary>One attempt as measurements.jsonl tells of it. Seconds from <see cref="Sent"/>, which is in seconds from the run's start.</summary>
internal sealed record LoadedAttempt
{
    public double Sent { get; init; }

    public double? Due { get; init; }

    public double? Dns { get; init; }

    public double? Connected { get; init; }

    public double? Tls { get; init; }

    public double? Written { get; init; }

    public double? Headers { get; init; }

    public double? End { get; init; }

    public int Status { get; init; }

    public bool OpenedConnection { get; init; }

    public string? ErrorKind { get; init; }

    public string? Error { get; init; }

    public double? RetryAfter { get; init; }
}
