namespace LLMeter.Native.Results;

/// <summary>What ran, when, and how much of it: the fields of LLMeter's Result, and whether it came to its end.</summary>
internal sealed record RunDescription
{
    /// <summary>Requests that ended, failed ones included.</summary>
    public long? TotalRequests { get; init; }

    public int Clients { get; init; } = 1;

    /// <summary>Requests per client: as asked for, or what it came to where the run was bound by time or interrupted.</summary>
    public long? RequestsPerClient { get; init; }

    /// <summary>Seconds from the first client's start to the last answer's end; null for an interrupted run, as in LLMeter.</summary>
    public double? TotalTestTime { get; init; }

    public string? ModelId { get; init; }

    public string? OutputPath { get; init; }

    public string? EndpointName { get; init; }

    public string? Provider { get; init; }

    public string? RunName { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? FirstRequestTime { get; init; }

    public DateTimeOffset? LastRequestTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Whether the run was stopped before its end. In stats.json alone: LLMeter's Result has no such field.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The fields under LLMeter's names, in its order.</summary>
    public StatsDocument ToStats()
    {
        var stats = new StatsDocument();
        stats.Set("total_requests", Of(TotalRequests));
        stats.Set("clients", Clients);
        stats.Set("n_requests", Of(RequestsPerClient));
        stats.Set("total_test_time", TotalTestTime is { } seconds ? StatValue.Of(seconds) : default);
        stats.Set("model_id", ModelId);
        stats.Set("output_path", OutputPath);
        stats.Set("endpoint_name", EndpointName);
        stats.Set("provider", Provider);
        stats.Set("run_name", RunName);
        stats.Set("run_description", Description);
        stats.Set("start_time", Of(StartTime));
        stats.Set("first_request_time", Of(FirstRequestTime));
        stats.Set("last_request_time", Of(LastRequestTime));
        stats.Set("end_time", Of(EndTime));
        return stats;
    }

    private static StatValue Of(long? value) => value is { } integer ? StatValue.Of(integer) : default;

    private static StatValue Of(DateTimeOffset? value) => value is { } time ? StatValue.Of(ResultTime.Text(time)) : default;
}
