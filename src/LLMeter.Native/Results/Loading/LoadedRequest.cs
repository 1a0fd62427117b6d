using LLMeter.Native.Measurement;

namespace LLMeter.Native.Results.Loading;

/// <summary>One request of a saved run: LLMeter's fields without the payload, and what measurements.jsonl adds.</summary>
internal sealed record LoadedRequest
{
    public string? ResponseText { get; init; }

    public string? Id { get; init; }

    public string? InputPrompt { get; init; }

    /// <summary>Not null for a request that failed.</summary>
    public string? Error { get; init; }

    public long? Retries { get; init; }

    /// <summary>When it was first sent.</summary>
    public DateTimeOffset? RequestTime { get; init; }

    /// <summary>The figures, as a run that has just ended has them. The failure's kind is None where the file does not tell it.</summary>
    public RequestFigures Figures { get; init; }

    /// <summary>Null for a run that LLMeter wrote, or where the line is lost.</summary>
    public LoadedMeasurement? Measurement { get; init; }

    public static LoadedRequest Of(ResponseRecord response, LoadedMeasurement? measurement) => new()
    {
        ResponseText = response.ResponseText,
        Id = response.Id,
        InputPrompt = response.InputPrompt,
        Error = response.Error,
        Retries = (long?)response.Retries,
        RequestTime = ResultTime.Parse(response.RequestTime),
        Figures = FiguresOf(response, measurement),
        Measurement = measurement,
    };

    private static RequestFigures FiguresOf(ResponseRecord response, LoadedMeasurement? measurement) => new()
    {
        TimeToFirstToken = response.TimeToFirstToken,
        TimeToLastToken = response.TimeToLastToken,
        TimePerOutputToken = response.TimePerOutputToken,
        InputTokens = (long?)response.NumTokensInput,
        OutputTokens = (long?)response.NumTokensOutput,
        CachedInputTokens = (long?)response.NumTokensInputCached,
        ReasoningTokens = (long?)response.NumTokensOutputReasoning,
        OutputTokensPerSecond = measurement?.OutputTokensPerSecond ?? (response.TimePerOutputToken > 0 ? 1 / response.TimePerOutputToken : null),
        TimeToFirstByte = measurement?.FirstByte,
        TimeToFirstReasoningToken = measurement?.FirstReasoning,
        TimeToFirstTokenFromSchedule = measurement?.TimeToFirstTokenFromSchedule,
        TimeToLastTokenFromSchedule = measurement?.TimeToLastTokenFromSchedule,
        ScheduleDelay = measurement?.ScheduleDelay ?? 0,
        InputEstimated = measurement?.InputTokensFrom == "tokenizer",
        OutputEstimated = measurement?.OutputTokensFrom == "tokenizer",
        TokensPerEvent = measurement?.TokensPerEvent,
        EventsPerRead = measurement is { Reads: > 0 } seen ? (double)seen.Events / seen.Reads : null,
        TimeToFirstTokenError = measurement?.TimeToFirstTokenError,
        LastEventLag = measurement?.LastEventLag,
        ServerReceiveDelay = measurement?.ServerReceiveDelay,
        FailureKind = measurement?.ErrorKind is { } name && FailureNames.TryParse(name, out var kind) ? kind : FailureKind.None,
    };
}
