using System.Text.Json;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Results.Recording;

/// <summary>One line of measurements.jsonl: all that was seen of one request. What did not happen is left out.</summary>
internal sealed class MeasurementLine(long runStart)
{
    private long[] _gaps = new long[256];

    public void Write(Utf8JsonWriter json, Exchange exchange, in RequestFigures figures, ReadOnlySpan<byte> id)
    {
        var last = exchange.Last;
        json.WriteStartObject();
        json.WriteNumber("number"u8, exchange.Number);
        json.WriteString("id"u8, id);
        json.WriteNumber("client"u8, exchange.Client);
        json.WriteNull("class"u8); // For runs that mix workloads.
        json.WriteNumber("status"u8, last.Status);
        json.WriteString("error_kind"u8, last.Failure?.Kind.Name());
        json.WriteStartArray("attempts"u8);
        for (var i = 0; i < exchange.Attempts.Count; i++)
        {
            WriteAttempt(json, exchange.Attempts[i]);
        }

        json.WriteEndArray();
        WriteTally(json, exchange.Tally, last.Stamps.Sent);
        WriteFigures(json, figures);
        WriteGaps(json, exchange.Tally.Gaps.Ticks, figures.TokensPerEvent);
        json.WriteEndObject();
    }

    private void WriteAttempt(Utf8JsonWriter json, Attempt attempt)
    {
        ref readonly var stamps = ref attempt.Stamps;
        json.WriteStartObject();
        json.WriteNumber("sent"u8, Clock.Seconds(runStart, stamps.Sent));
        json.WriteIfAny("due"u8, Clock.SecondsBetween(stamps.Sent, stamps.Due));
        json.WriteIfAny("dns"u8, Clock.SecondsBetween(stamps.Sent, stamps.Dns));
        json.WriteIfAny("connected"u8, Clock.SecondsBetween(stamps.Sent, stamps.Connected));
        json.WriteIfAny("tls"u8, Clock.SecondsBetween(stamps.Sent, stamps.Tls));
        json.WriteIfAny("written"u8, Clock.SecondsBetween(stamps.Sent, stamps.Written));
        json.WriteIfAny("headers"u8, Clock.SecondsBetween(stamps.Sent, stamps.Headers));
        json.WriteIfAny("end"u8, Clock.SecondsBetween(stamps.Sent, stamps.End));
        json.WriteNumber("status"u8, attempt.Status);
        json.WriteBoolean("opened_connection"u8, attempt.OpenedConnection);
        if (attempt.Failure is { } failure)
        {
            json.WriteString("error_kind"u8, failure.Kind.Name());
            json.WriteString("error"u8, ResponseLine.ErrorOf(failure));
            json.WriteIfAny("retry_after"u8, failure.RetryAfter?.TotalSeconds);
        }

        json.WriteEndObject();
    }

    private static void WriteTally(Utf8JsonWriter json, ResponseTally tally, long sent)
    {
        json.WriteIfAny("first_byte"u8, Clock.SecondsBetween(sent, tally.FirstByte));
        json.WriteIfAny("first_reasoning"u8, Clock.SecondsBetween(sent, tally.FirstReasoning));
        json.WriteIfAny("first_visible"u8, Clock.SecondsBetween(sent, tally.FirstVisible));
        json.WriteIfAny("last_text"u8, Clock.SecondsBetween(sent, tally.LastText));
        json.WriteNumber("reads"u8, tally.Reads);
        json.WriteNumber("events"u8, tally.Events);
        json.WriteNumber("content_events"u8, tally.ContentEvents);
        if (tally.FinishReason.Count > 0)
        {
            json.WriteString("finish_reason"u8, tally.FinishReason.Written);
        }

        json.WriteIfAny("server_time_to_first_token"u8, Clock.SecondsBetween(tally.ServerReceived, tally.ServerFirstText));
    }

    private static void WriteFigures(Utf8JsonWriter json, in RequestFigures figures)
    {
        json.WriteIfAny("time_to_first_token_error"u8, figures.TimeToFirstTokenError);
        json.WriteIfAny("last_event_lag"u8, figures.LastEventLag);
        json.WriteIfAny("server_receive_delay"u8, figures.ServerReceiveDelay);
        WriteOrigin(json, "input_tokens_from"u8, figures.InputTokens, figures.InputEstimated);
        WriteOrigin(json, "output_tokens_from"u8, figures.OutputTokens, figures.OutputEstimated);
        json.WriteIfAny("tokens_per_event"u8, figures.TokensPerEvent);
        json.WriteIfAny("output_tokens_per_second"u8, figures.OutputTokensPerSecond);
        json.WriteNumber("schedule_delay"u8, figures.ScheduleDelay);
        json.WriteIfAny("time_to_first_token_from_schedule"u8, figures.TimeToFirstTokenFromSchedule);
        json.WriteIfAny("time_to_last_token_from_schedule"u8, figures.TimeToLastTokenFromSchedule);
    }

    private static void WriteOrigin(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? tokens, bool estimated)
    {
        if (tokens is not null)
        {
            json.WriteString(name, estimated ? "tokenizer"u8 : "service"u8);
        }
    }

    private void WriteGaps(Utf8JsonWriter json, ReadOnlySpan<long> ticks, double? tokensPerEvent)
    {
        if (ticks.IsEmpty)
        {
            return;
        }

        if (_gaps.Length < ticks.Length)
        {
            _gaps = new long[Math.Max(ticks.Length, _gaps.Length * 2)];
        }

        // Every gap is kept, so that percentiles over all gaps of a run can be computed anew from its files.
        json.WriteStartArray("gaps_ns"u8);
        for (var i = 0; i < ticks.Length; i++)
        {
            _gaps[i] = Clock.Nanoseconds(ticks[i]);
            json.WriteNumberValue(_gaps[i]);
        }

        json.WriteEndArray();
        var sorted = _gaps.AsSpan(0, ticks.Length);
        sorted.Sort();
        var summary = GapSummary.Of(sorted);
        WriteSummary(json, "gaps"u8, summary);
        if (tokensPerEvent is { } tokens and > 0 and not 1)
        {
            WriteSummary(json, "gaps_per_token"u8, summary.Per(tokens));
        }
    }

    private static void WriteSummary(Utf8JsonWriter json, ReadOnlySpan<byte> name, GapSummary summary)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count"u8, summary.Count);
        json.WriteNumber("p50"u8, summary.P50);
        json.WriteNumber("p90"u8, summary.P90);
        json.WriteNumber("p99"u8, summary.P99);
        json.WriteNumber("max"u8, summary.Max);
        json.WriteEndObject();
    }
}
