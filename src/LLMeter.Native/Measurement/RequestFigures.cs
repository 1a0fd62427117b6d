namespace LLMeter.Native.Measurement;

/// <summary>One request's figures as docs/method.md defines them. Seconds; null where there is nothing to measure.</summary>
internal readonly record struct RequestFigures
{
    public double? TimeToFirstToken { get; init; }

    public double? TimeToLastToken { get; init; }

    public double? TimePerOutputToken { get; init; }

    public double? TimeToFirstByte { get; init; }

    public double? TimeToFirstReasoningToken { get; init; }

    /// <summary>The same latency counted from when the schedule called for the request.</summary>
    public double? TimeToFirstTokenFromSchedule { get; init; }

    public double? TimeToLastTokenFromSchedule { get; init; }

    /// <summary>How late the request was sent.</summary>
    public double ScheduleDelay { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    /// <summary>Whether the run's tokenizer counted, because the service did not.</summary>
    public bool InputEstimated { get; init; }

    public bool OutputEstimated { get; init; }

    /// <summary>Tokens that an event with content carries on average; null where either is unknown.</summary>
    public double? TokensPerEvent { get; init; }

    public double? EventsPerRead { get; init; }

    /// <summary>Output tokens per second as this request's user saw them, from the first text to the last.</summary>
    public double? OutputTokensPerSecond { get; init; }

    /// <summary>What the client added to the TTFT, by the simulator's stamps (same host only): the TTFT less the time from the request's last byte in the kernel to the server's sending of the first text.</summary>
    public double? TimeToFirstTokenError { get; init; }

    /// <summary>From the request's last byte in the kernel to its reception by the simulator: how long the server left it waiting.</summary>
    public double? ServerReceiveDelay { get; init; }

    /// <summary>From the simulator's stamp of the last event with text to its arrival here.</summary>
    public double? LastEventLag { get; init; }

    public FailureKind FailureKind { get; init; }

    /// <summary>Works out an ended request's figures, counting tokens where the service did not.</summary>
    public static RequestFigures Of(Exchange exchange, ITokenCounter counter)
    {
        ref readonly var stamps = ref exchange.Last.Stamps;
        var tally = exchange.Tally;
        var failed = exchange.Failure is not null;
        var usage = tally.Usage;

        // As LLMeter: tokens are counted only for requests that succeeded.
        var countInput = usage.Input is null && !failed && exchange.Payload.Prompt is not null;
        var countOutput = usage.Output is null && !failed && tally.Text.Count > 0;
        var input = countInput ? counter.Count(exchange.Payload.Prompt!) : usage.Input;
        var output = countOutput ? counter.Count(tally.Text.Decode()!) : usage.Output;

        var first = Clock.SecondsBetween(stamps.Sent, tally.FirstText);
        var last = LastToken(stamps, tally, failed);
        var perToken = first is not null && last is not null && output > 1 ? (last - first) / (output - 1) : null;
        return new RequestFigures
        {
            TimeToFirstToken = first,
            TimeToLastToken = last,
            TimePerOutputToken = perToken,
            TimeToFirstByte = Clock.SecondsBetween(stamps.Sent, tally.FirstByte),
            TimeToFirstReasoningToken = Clock.SecondsBetween(stamps.Sent, tally.FirstReasoning),
            TimeToFirstTokenFromSchedule = Clock.SecondsBetween(stamps.Due, tally.FirstText),
            TimeToLastTokenFromSchedule = last + Clock.SecondsBetween(stamps.Due, stamps.Sent),
            ScheduleDelay = Clock.SecondsBetween(stamps.Due, stamps.Sent) ?? 0,
            InputTokens = input,
            OutputTokens = output,
            CachedInputTokens = usage.CachedInput,
            ReasoningTokens = usage.Reasoning,
            InputEstimated = countInput,
            OutputEstimated = countOutput,
            TokensPerEvent = output > 0 && tally.ContentEvents > 0 ? (double)output / tally.ContentEvents : null,
            EventsPerRead = tally is { IsStream: true, Reads: > 0 } ? (double)tally.Events / tally.Reads : null,
            OutputTokensPerSecond = UserSpeed(tally, output, last - first),
            TimeToFirstTokenError = first - Clock.SecondsBetween(stamps.Written, tally.ServerFirstText),
            ServerReceiveDelay = Clock.SecondsBetween(stamps.Written, tally.ServerReceived),
            LastEventLag = Clock.SecondsBetween(tally.ServerLastText, tally.LastText),
            FailureKind = exchange.Failure?.Kind ?? FailureKind.None,
        };
    }

    /// <summary>As LLMeter: the last text's arrival; without text the answer's end, and nothing for a request that failed before any text.</summary>
    private static double? LastToken(in AttemptStamps stamps, ResponseTally tally, bool failed)
    {
        if (tally.LastText != 0)
        {
            return Clock.SecondsBetween(stamps.Sent, tally.LastText);
        }

        return failed ? null : Clock.SecondsBetween(stamps.Sent, tally.Ended != 0 ? tally.Ended : stamps.End);
    }

    /// <summary>Tokens per second while text came. Where only visible text counts, so do only visible tokens: reasoning came before the first of them.</summary>
    private static double? UserSpeed(ResponseTally tally, long? output, double? seconds)
    {
        var tokens = output - (tally.CountsVisibleOnly ? tally.Usage.Reasoning ?? 0 : 0);
        return tokens > 1 && seconds > 0 ? (tokens - 1) / seconds : null;
    }
}
