using System.Text;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Transport;

/// <summary>Says whether an answer that HTTP delivered is one: the last word on a request that met no exception.</summary>
internal static class AnswerJudge
{
    /// <summary>What a refusal (a status other than 2xx) means.</summary>
    public static Failure Read(IEndpoint endpoint, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            var to = response.Headers.Location is { } location ? $" to {location}" : string.Empty;
            return new Failure(FailureKind.ClientError, $"HTTP {status}: the service redirects{to}; give that address with --base-url");
        }

        var failure = IsHtml(response, body) ? Html(status, body) : endpoint.ReadFailure(status, body);
        return failure with { RetryAfter = RetryAfter(response) };
    }

    /// <summary>The failure of an answer that came with a good status, or null where it is whole.</summary>
    /// <remarks>Small servers label their streams carelessly (text/html is some frameworks' default), so what was read goes before the label.</remarks>
    public static Failure? Judge(IEndpoint endpoint, HttpResponseMessage response, Framing framing, ResponseTally tally)
    {
        if (tally.Events == 0 && IsOfType(response, "text/html"))
        {
            return new Failure(FailureKind.Malformed, "the answer is an HTML page: is --base-url the address of the API?");
        }

        if (tally.Failure is not null)
        {
            return tally.Failure;
        }

        if (framing != endpoint.Framing)
        {
            return new Failure(FailureKind.Malformed, "the answer is one JSON document where a stream was asked for");
        }

        return tally switch
        {
            { IsComplete: true, HasAnswer: true } => null,
            { FirstByte: 0 } => new Failure(FailureKind.Truncated, "the answer is empty"),
            { Events: 0 } when IsOfType(response, "text/event-stream") => new Failure(FailureKind.Truncated, "the answer ended before its first event"),
            { Events: 0 } => new Failure(FailureKind.Malformed, "the answer is no event stream"),
            { HasAnswer: false } => new Failure(FailureKind.Truncated, "the stream ended without an answer in it"),
            _ => new Failure(FailureKind.Truncated, $"the stream ended after {(tally.Events == 1 ? "1 event" : $"{tally.Events} events")} without saying that it was over"),
        };
    }

    private static bool IsOfType(HttpResponseMessage response, string type) =>
        type.Equals(response.Content.Headers.ContentType?.MediaType, StringComparison.OrdinalIgnoreCase);

    private static bool IsHtml(HttpResponseMessage response, ReadOnlySpan<byte> body) =>
        IsOfType(response, "text/html") || body.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    /// <summary>A proxy's or load balancer's page: its title says what it means.</summary>
    private static Failure Html(int status, ReadOnlySpan<byte> body)
    {
        var page = Encoding.UTF8.GetString(body);
        var start = page.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : page.IndexOf("</title>", start, StringComparison.OrdinalIgnoreCase);
        var title = end < 0 ? "without a title" : $"titled \"{page[(start + "<title>".Length)..end].Trim()}\"";
        return new Failure(FailureNames.OfStatus(status), $"HTTP {status}: an HTML page {title}");
    }

    /// <summary>"Retry-After" as a duration; a date counts from the service's own clock.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? (after.Date - response.Headers.Date) : null;
}
