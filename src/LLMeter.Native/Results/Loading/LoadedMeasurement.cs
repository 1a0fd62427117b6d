namespace LLMeter.Native.Results.Loading;

/// <summary>A line of measurements.jsonl as it is read; docs/method.md explains each member.</summary>
internal sealed record LoadedMeasurement
{
    public long Number { get; init; }

    public string? Id { get; init; }

    public int Client { get; init; }

    public string? Class { get; init; }

    public int Status { get; init; }

    public string? ErrorKind { get; init; }

    // Settable, as the two lists are: the generated reader sets init-only members that a line lacks to null.
    public IReadOnlyList<LoadedAttempt> Attempts { get; set; } = [];

    public double? FirstByte { get; init; }

    public double? FirstReasoning { get; init; }

    public double? FirstVisible { get; init; }

    public double? LastText { get; init; }

    public int Reads { get; init; }

    public int Events { get; init; }

    public int ContentEvents { get; init; }

    public string? FinishReason { get; init; }

    public double? ServerTimeToFirstToken { get; init; }

    public double? TimeToFirstTokenError { get; init; }

    public double? LastEventLag { get; init; }

    public double? ServerReceiveDelay { get; init; }

    public string? InputTokensFrom { get; init; }

    public string? OutputTokensFrom { get; init; }

    public double? TokensPerEvent { get; init; }

    public double? OutputTokensPerSecond { get; init; }

    public double ScheduleDelay { get; init; }

    public double? TimeToFirstTokenFromSchedule { get; init; }

    public double? TimeToLastTokenFromSchedule { get; init; }

    public long[] GapsNs { get; set; } = [];
}
