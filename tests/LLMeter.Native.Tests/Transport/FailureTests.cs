using System.Net;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Transport;

/// <summary>Every kind of failure that docs/method.md names, met on real sockets.</summary>
public sealed class FailureTests
{
    private const string Error = """{"error":{"message":"The service's own words.","type":"some_error","param":null,"code":null}}""";
    private const string Page = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

    public static TheoryData<string, bool, string, string> Answered => new()
    {
        { "a page with a good status", true, Answers.Whole("200 OK", "text/html", Page), "malformed: the answer is an HTML page" },
        { "a page with a good status", false, Answers.Whole("200 OK", "text/html", Page), "malformed: the answer is an HTML page" },
        { "a gateway's page", true, Answers.Whole("502 Bad Gateway", "text/html; charset=utf-8", Page), "server_error: HTTP 502: an HTML page titled \"502 Bad Gateway\"" },
        { "a gateway's page without a type", true, Answers.Whole("502 Bad Gateway", "text/plain", "\n" + Page), "server_error: HTTP 502: an HTML page titled \"502 Bad Gateway\"" },
        { "400", true, Answers.Whole("400 Bad Request", "application/json", Error), "client_error: HTTP 400: The service's own words. (some_error)" },
        { "401", true, Answers.Whole("401 Unauthorized", "application/json", Error), "auth: HTTP 401: The service's own words. (some_error)" },
        { "403", false, Answers.Whole("403 Forbidden", "application/json", Error), "auth: HTTP 403: The service's own words. (some_error)" },
        { "404", true, Answers.Whole("404 Not Found", "application/json", """{"detail":"Not Found"}"""), "client_error: HTTP 404: Not Found" },
        { "408", true, Answers.Whole("408 Request Timeout", "text/plain", "slow"), "timeout: HTTP 408: slow" },
        { "429", true, Answers.Whole("429 Too Many Requests", "application/json", Error), "throttled: HTTP 429: The service's own words. (some_error)" },
        { "500", false, Answers.Whole("500 Internal Server Error", "application/json", Error), "server_error: HTTP 500: The service's own words. (some_error)" },
        { "503 without a body", true, Answers.Whole("503 Service Unavailable", "text/plain", ""), "server_error: HTTP 503" },
        { "500 whose body breaks off", true, "HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/plain\r\nContent-Length: 500\r\n\r\nworker died", "server_error: HTTP 500: worker died" },
        { "a redirect", true, Answers.Whole("308 Permanent Redirect", "text/plain", "", "Location: https://elsewhere.example/v1/chat/completions\r\n"), "client_error: HTTP 308: the service redirects to https://elsewhere.example/v1/chat/completions" },
        { "nothing", true, Answers.Whole("200 OK", "text/event-stream", ""), "truncated: the answer is empty" },
        { "nothing", false, Answers.Whole("200 OK", "application/json", ""), "truncated: the answer is empty" },
        { "no content", true, "HTTP/1.1 204 No Content\r\n\r\n", "truncated: the answer is empty" },
        { "only keep-alives", true, Answers.Whole("200 OK", "text/event-stream", ": ping\n\n: ping\n\n"), "truncated: the answer ended before its first event" },
        { "plain text", true, Answers.Whole("200 OK", "text/plain", "Hello there"), "malformed: the answer is no event stream" },
        { "plain text", false, Answers.Whole("200 OK", "text/plain", "Hello there"), "malformed: the answer is not valid JSON" },
        { "a document for a stream", true, Answers.GoodCompletion, "malformed: the answer is one JSON document where a stream was asked for" },
        { "half a document for a stream", true, Answers.Whole("200 OK", "application/json", "{\"id\":"), "malformed: the answer is not valid JSON" },
        { "an error document for a stream", true, Answers.Whole("200 OK", "application/json", Error), "stream_error: The service's own words. (some_error)" },
        { "an error document", false, Answers.Whole("200 OK", "application/json", Error), "server_error: The service's own words. (some_error)" },
        { "a stream for a document", false, Answers.GoodStream, "malformed: the answer is not valid JSON" },
        { "another document", false, Answers.Whole("200 OK", "application/json", "{\"ok\":true}"), "malformed: the answer is JSON but no chat completion" },
        { "an event that is no JSON", true, Answers.Whole("200 OK", "text/event-stream", Answers.Text("Hello") + "data: {\"id\":\n\n" + Answers.Done), "malformed: event 2 of the stream is not valid JSON" },
        { "an event that the end cuts", true, Answers.Whole("200 OK", "text/event-stream", Answers.Text("Hello") + "data: {\"id\":\"c1\",\"cho"), "truncated: the stream ended in the middle of an event" },
        { "a stream without an end", true, Answers.Whole("200 OK", "text/event-stream", Answers.Text("Hello")), "truncated: the stream ended after 1 event without saying that it was over" },
        { "an error inside the stream", true, Answers.Whole("200 OK", "text/event-stream", Answers.Text("Hello") + $"data: {Error}\n\n"), "stream_error: The service's own words. (some_error)" },
        { "an error and then the end", true, Answers.Whole("200 OK", "text/event-stream", $"data: {Error}\n\n" + Answers.Done), "stream_error: The service's own words. (some_error)" },
        { "a body shorter than said", true, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 5000\r\n\r\n" + Answers.Text("Hello"), "truncated: the connection was closed in the middle of the answer, after 1 events" },
        { "a close after the headers", true, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n", "truncated: the connection was closed before the first event of the answer" },
        { "chunks that are none", true, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\nnot a chunk\r\n", "truncated: " },
        { "no HTTP", true, "SSH-2.0-OpenSSH_9.6\r\n\r\n", "malformed: the answer is not valid HTTP" },
        { "a close without a word", true, "", "connect: the connection was closed before an answer came" },
    };

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task An_answer_that_is_none_fails_in_its_own_way(string what, bool stream, string answer, string failure)
    {
        var (attempt, _) = await Some.AskForAsync(answer, stream);
        Assert.StartsWith(failure, attempt.Failure is { } met ? $"{met.Kind.Name()}: {met.Message}" : $"no failure by {what}", StringComparison.Ordinal);
        Assert.True(attempt.Stamps.End >= attempt.Stamps.Sent);
    }

    [Theory]
    [InlineData("Retry-After: 7\r\n", 7)]
    [InlineData("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:50:07 GMT\r\n", 30)]
    [InlineData("", null)]
    public async Task How_long_to_wait_is_told_where_the_service_says_so(string headers, int? seconds)
    {
        var (attempt, _) = await Some.AskForAsync(Answers.Whole("429 Too Many Requests", "application/json", Error, headers));
        Assert.Equal(429, attempt.Status);
        Assert.Equal(seconds, attempt.Failure?.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task What_came_before_a_failure_is_kept()
    {
        var (attempt, tally) = await Some.AskForAsync(Answers.StreamHead + Answers.Text("Hel") + Answers.Text("lo"));
        Assert.Equal(FailureKind.Truncated, attempt.Failure?.Kind);
        Assert.Equal(("Hello", 2), (tally.Text.Decode(), tally.ContentEvents));
        Assert.NotEqual(0, tally.FirstText);
        Assert.True(tally.LastText >= tally.FirstText);
    }

    [Fact]
    public async Task A_reset_in_mid_stream_keeps_what_came()
    {
        WatchedEndpoint? endpoint = null;
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.StreamHead + Answers.Text("Hello"));
            await endpoint!.Read; // A reset drops what the client has not read yet.
            connection.Reset();
        });
        endpoint = new WatchedEndpoint(Some.Stream(server.BaseUrl), events: 1);
        var (attempt, tally) = await Some.AskAsync(endpoint);
        Assert.Equal(FailureKind.Truncated, attempt.Failure?.Kind);
        Assert.StartsWith("the connection broke", attempt.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal("Hello", tally.Text.Decode());
    }

    [Fact]
    public async Task An_error_inside_the_stream_outweighs_how_the_connection_ends()
    {
        WatchedEndpoint? endpoint = null;
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.StreamHead + Answers.Text("Hello") + $"data: {Error}\n\n");
            await endpoint!.Read;
            connection.Reset();
        });
        endpoint = new WatchedEndpoint(Some.Stream(server.BaseUrl), events: 2);
        var (attempt, tally) = await Some.AskAsync(endpoint);
        Assert.Equal((FailureKind.StreamError, "Hello"), (attempt.Failure?.Kind, tally.Text.Decode()));
    }

    [Fact]
    public async Task An_error_inside_a_stream_that_never_ends_is_not_waited_out()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.StreamHead + $"data: {Error}\n\n");
            await connection.HoldAsync();
        });
        var (attempt, _) = await Some.AskAsync(Some.Stream(server.BaseUrl));
        Assert.Equal(FailureKind.StreamError, attempt.Failure?.Kind);
    }

    [Fact]
    public async Task An_event_without_end_is_refused_beyond_the_limit()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.StreamHead + Answers.Text("Hello") + "data: ");
            var piece = new string('x', 1 << 20);
            while (true)
            {
                await connection.SendAsync(piece);
            }
        });
        var (attempt, tally) = await Some.AskAsync(Some.Stream(server.BaseUrl));
        Assert.Equal((FailureKind.Malformed, "Hello"), (attempt.Failure?.Kind, tally.Text.Decode()));
        Assert.Contains("16777216 bytes", attempt.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_without_a_listener_is_a_connect_failure()
    {
        var port = ScriptedServer.FreePort();
        var (attempt, _) = await Some.AskAsync(Some.Stream($"http://127.0.0.1:{port}/v1"));
        Assert.Equal((FailureKind.Connect, 0), (attempt.Failure?.Kind, attempt.Status));
        Assert.Contains($"127.0.0.1:{port}", attempt.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (attempt.Stamps.Connected, attempt.Stamps.Written, attempt.Stamps.Headers));
    }

    [Fact]
    public async Task A_name_without_an_address_is_a_dns_failure()
    {
        var (attempt, _) = await Some.AskAsync(Some.Stream("http://nonexistent.invalid/v1"));
        Assert.Equal(FailureKind.Dns, attempt.Failure?.Kind);
        Assert.Contains("nonexistent.invalid", attempt.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TLS_with_a_plain_server_is_a_tls_failure()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.Stream.ReadExactlyAsync(new byte[16]);
            await connection.SendAsync(Answers.Whole("400 Bad Request", "text/plain", "Client sent an HTTP request to nobody"));
        });
        var (attempt, _) = await Some.AskAsync(Some.Stream($"https://127.0.0.1:{server.Port}/v1"));
        Assert.Equal(FailureKind.Tls, attempt.Failure?.Kind);
        Assert.Contains($"127.0.0.1:{server.Port}", attempt.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_a_tls_failure()
    {
        using var certificate = SelfSigned.Certificate();
        await using var server = new ScriptedServer(async connection =>
        {
            await using var tls = new System.Net.Security.SslStream(connection.Stream);
            await tls.AuthenticateAsServerAsync(certificate);
            await connection.HoldAsync();
        });
        var (attempt, _) = await Some.AskAsync(Some.Stream($"https://localhost:{server.Port}/v1"));
        Assert.Equal(FailureKind.Tls, attempt.Failure?.Kind);
        Assert.Contains("certificate", attempt.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_after_the_first_events_is_a_timeout_that_keeps_them()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.StreamHead + Answers.Text("Hel") + Answers.Text("lo"));
            await connection.HoldAsync();
        });
        var (attempt, tally) = await Some.AskAsync(Some.Stream(server.BaseUrl), TimeSpan.FromSeconds(3));
        Assert.Equal((FailureKind.Timeout, "Hello"), (attempt.Failure?.Kind, tally.Text.Decode()));
        Assert.Equal("not finished within 3 s: 2 events with text had come by then", attempt.Failure?.Message);
        Assert.Equal((int)HttpStatusCode.OK, attempt.Status);
    }

    [Theory]
    [InlineData("", "no answer within 0.5 s")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Ty", "no answer within 0.5 s")]
    public async Task Silence_before_the_headers_is_a_timeout(string begin, string message)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(begin);
            await connection.HoldAsync();
        });
        var (attempt, _) = await Some.AskAsync(Some.Stream(server.BaseUrl), TimeSpan.FromSeconds(0.5));
        Assert.Equal((FailureKind.Timeout, message), (attempt.Failure?.Kind, attempt.Failure?.Message));
        Assert.Equal(0, attempt.Stamps.Headers);
    }

    [Fact]
    public async Task A_handshake_that_is_not_answered_is_a_timeout()
    {
        await using var server = new ScriptedServer(connection => connection.HoldAsync());
        var (attempt, _) = await Some.AskAsync(Some.Stream($"https://127.0.0.1:{server.Port}/v1"), TimeSpan.FromSeconds(0.5));
        Assert.Equal(FailureKind.Timeout, attempt.Failure?.Kind);
    }

    [Fact]
    public async Task A_refusal_whose_body_never_ends_is_judged_by_its_status()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\n\r\noverloaded");
            await connection.HoldAsync();
        });
        var (attempt, _) = await Some.AskAsync(Some.Stream(server.BaseUrl), TimeSpan.FromSeconds(3));
        Assert.Equal((FailureKind.ServerError, "HTTP 503: overloaded"), (attempt.Failure?.Kind, attempt.Failure?.Message));
    }

    [Fact]
    public async Task A_stopped_run_cancels_what_is_in_flight_and_keeps_what_came()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.StreamHead + Answers.Text("Hello"));
            await connection.HoldAsync();
        });
        var endpoint = new WatchedEndpoint(Some.Stream(server.BaseUrl), events: 1);
        using var stop = new CancellationTokenSource();
        using var connection = Some.Connection(endpoint);
        var asking = connection.SendAsync(endpoint, stop.Token);
        await endpoint.Read;
        await stop.CancelAsync();
        var (attempt, tally) = await asking;
        Assert.Equal((FailureKind.Cancelled, "Hello"), (attempt.Failure?.Kind, tally.Text.Decode()));
    }

    [Fact]
    public async Task A_stopped_run_cancels_a_request_without_an_answer()
    {
        var asked = new TaskCompletionSource();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            asked.SetResult();
            await connection.HoldAsync();
        });
        var endpoint = Some.Stream(server.BaseUrl);
        using var stop = new CancellationTokenSource();
        using var connection = Some.Connection(endpoint);
        var asking = connection.SendAsync(endpoint, stop.Token);
        await asked.Task;
        await stop.CancelAsync();
        Assert.Equal(FailureKind.Cancelled, (await asking).Attempt.Failure?.Kind);
    }
}
