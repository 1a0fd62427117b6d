using System.Text.Json;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Results.Recording;

/// <summary>One line of responses.jsonl: LLMeter's 14 fields in its order and no other, because its loader refuses unknown ones.</summary>
internal static class ResponseLine
{
    public static void Write(Utf8JsonWriter json, Exchange exchange, in RequestFigures figures, ReadOnlySpan<byte> id, DateTimeOffset sent)
    {
        json.WriteStartObject();
        WriteText(json, "response_text"u8, exchange.Tally.Text.Written);
        json.WritePropertyName("input_payload"u8);
        json.WriteRawValue(exchange.Payload.Body.Span, skipInputValidation: true);
        json.WriteString("id"u8, id);
        json.WriteString("input_prompt"u8, exchange.Payload.Prompt);
        json.WriteOrNull("time_to_first_token"u8, figures.TimeToFirstToken);
        json.WriteOrNull("time_to_last_token"u8, figures.TimeToLastToken);
        json.WriteOrNull("num_tokens_input"u8, figures.InputTokens);
        json.WriteOrNull("num_tokens_output"u8, figures.OutputTokens);
        json.WriteOrNull("num_tokens_input_cached"u8, figures.CachedInputTokens);
        json.WriteOrNull("num_tokens_output_reasoning"u8, figures.ReasoningTokens);
        json.WriteOrNull("time_per_output_token"u8, figures.TimePerOutputToken);
        json.WriteString("error"u8, ErrorOf(exchange.Failure));
        json.WriteNumber("retries"u8, exchange.Retries);
        ResultTime.Write(json, "request_time"u8, sent);
        json.WriteEndObject();
    }

    /// <summary>LLMeter counts a request as failed where it has an error, so a failure without words still needs one.</summary>
    public static string? ErrorOf(Failure? failure) =>
        failure is null ? null : string.IsNullOrEmpty(failure.Message) ? failure.Kind.Name() : failure.Message;

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, utf8);
        }
    }
}
