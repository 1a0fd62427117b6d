using LLMeter.Native.Measurement;
using LLMeter.Native.Simulator;

namespace LLMeter.Native.Tests.Transport;

/// <summary>Requests that end well, the connections that they use, and their stamps.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_stream_is_read_to_its_end()
    {
        var (attempt, tally) = await Some.AskForAsync(Answers.GoodStream);
        Assert.Null(attempt.Failure);
        Assert.Equal((200, true), (attempt.Status, attempt.OpenedConnection));
        Assert.Equal(("Hello there", 2L, 2), (tally.Text.Decode(), tally.Usage.Output, tally.ContentEvents));
        Assert.Equal(5, tally.Events);
    }

    [Fact]
    public async Task A_whole_answer_is_read_to_its_end()
    {
        var (attempt, tally) = await Some.AskForAsync(Answers.GoodCompletion, stream: false);
        Assert.Null(attempt.Failure);
        Assert.Equal(("Hello there", 2L, "stop"), (tally.Text.Decode(), tally.Usage.Output, tally.FinishReason.Decode()));
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("Text/Event-Stream;charset=UTF-8")]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    public async Task A_stream_may_bear_a_careless_label(string type)
    {
        var (attempt, tally) = await Some.AskForAsync(Answers.Whole("200 OK", type, Answers.Text("Hello") + Answers.Finish + Answers.Done));
        Assert.Null(attempt.Failure);
        Assert.Equal("Hello", tally.Text.Decode());
    }

    [Fact]
    public async Task A_stream_without_DONE_is_whole_where_it_says_why_it_ended()
    {
        var (attempt, tally) = await Some.AskForAsync(Answers.StreamHead + Answers.Text("Hello") + Answers.Finish);
        Assert.Null(attempt.Failure);
        Assert.False(tally.IsDone);
    }

    [Fact]
    public async Task A_last_event_without_its_blank_line_counts()
    {
        var (attempt, tally) = await Some.AskForAsync(Answers.StreamHead + Answers.Text("Hello") + Answers.Finish + "data: [DONE]");
        Assert.Null(attempt.Failure);
        Assert.True(tally.IsDone);
    }

    [Fact]
    public async Task A_body_that_never_ends_after_DONE_is_no_failure_and_not_waited_out()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.StreamHead + Answers.Text("Hello") + Answers.Done);
            await connection.HoldAsync();
        });
        using var connection = Some.Connection(Some.Stream(server.BaseUrl));
        for (var i = 1; i <= 2; i++)
        {
            var (attempt, tally) = await connection.SendAsync(Some.Stream(server.BaseUrl));
            Assert.Null(attempt.Failure);
            Assert.Equal("Hello", tally.Text.Decode());
            Assert.Equal(i, server.Connections); // One that did not end cannot be used again.
        }
    }

    [Fact]
    public async Task What_comes_after_DONE_is_no_event()
    {
        var (attempt, tally) = await Some.AskForAsync(Answers.StreamHead + Answers.Text("Hello") + Answers.Done + Answers.Text(" again") + "data: {broken\n\n");
        Assert.Null(attempt.Failure);
        Assert.Equal(("Hello", 2), (tally.Text.Decode(), tally.Events));
    }

    [Fact]
    public async Task A_connection_serves_one_request_after_the_other()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var endpoint = Some.Stream(server.BaseUrl);
        using var connection = Some.Connection(endpoint);
        for (var i = 0; i < 5; i++)
        {
            var (attempt, _) = await connection.SendAsync(endpoint);
            Assert.Null(attempt.Failure);
            Assert.Equal(i == 0, attempt.OpenedConnection);
            Assert.Equal(i == 0, attempt.Stamps.Connected != 0);
        }

        Assert.Equal((1, 1, 4), (server.Connections, connection.Opened, connection.Reused));
    }

    [Fact]
    public async Task A_refusal_leaves_its_connection_open()
    {
        await using var server = ScriptedServer.Saying(Answers.Whole("429 Too Many Requests", "application/json", """{"error":{"message":"slow down"}}"""));
        var endpoint = Some.Stream(server.BaseUrl);
        using var connection = Some.Connection(endpoint);
        await connection.SendAsync(endpoint);
        await connection.SendAsync(endpoint);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_refusals_long_body_is_read_in_part_and_its_connection_given_up()
    {
        await using var server = ScriptedServer.Saying(Answers.Whole("500 Internal Server Error", "text/plain", new string('x', 1 << 20)));
        var endpoint = Some.Stream(server.BaseUrl);
        using var connection = Some.Connection(endpoint);
        Assert.Equal(FailureKind.ServerError, (await connection.SendAsync(endpoint)).Attempt.Failure?.Kind);
        Assert.Equal(FailureKind.ServerError, (await connection.SendAsync(endpoint)).Attempt.Failure?.Kind);
    }

    [Fact]
    public async Task A_connection_that_the_service_closed_in_between_is_opened_again()
    {
        var closed = new TaskCompletionSource();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.GoodStream);
            if (connection.Number == 1)
            {
                connection.Dispose(); // The kernel has sent the FIN when this returns.
                closed.SetResult();
            }
        });
        var endpoint = Some.Stream(server.BaseUrl);
        using var connection = Some.Connection(endpoint);
        Assert.Null((await connection.SendAsync(endpoint)).Attempt.Failure);
        await closed.Task;
        var (attempt, _) = await connection.SendAsync(endpoint);
        Assert.Null(attempt.Failure);
        Assert.True(attempt.OpenedConnection);
        Assert.Equal((2, 2, 0), (server.Connections, connection.Opened, connection.Reused));
    }

    [Fact]
    public async Task A_failure_does_not_reach_the_next_request()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number == 1)
            {
                await connection.SendAsync(Answers.StreamHead + Answers.Text("Hel"));
                return;
            }

            await connection.SendAsync(Answers.GoodStream);
        });
        var endpoint = Some.Stream(server.BaseUrl);
        using var connection = Some.Connection(endpoint);
        Assert.Equal(FailureKind.Truncated, (await connection.SendAsync(endpoint)).Attempt.Failure?.Kind);
        var (attempt, tally) = await connection.SendAsync(endpoint);
        Assert.Null(attempt.Failure);
        Assert.Equal("Hello there", tally.Text.Decode());
    }

    [Fact]
    public async Task A_timeout_does_not_reach_the_next_request()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number == 1)
            {
                await connection.HoldAsync();
            }

            await connection.SendAsync(Answers.GoodStream);
        });
        var endpoint = Some.Stream(server.BaseUrl);
        using var connection = Some.Connection(endpoint, TimeSpan.FromSeconds(3));
        Assert.Equal(FailureKind.Timeout, (await connection.SendAsync(endpoint)).Attempt.Failure?.Kind);
        Assert.Null((await connection.SendAsync(endpoint)).Attempt.Failure);
    }

    [Fact]
    public async Task After_preconnect_no_request_opens_a_connection()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var endpoint = Some.Stream(server.BaseUrl);
        using var connection = Some.Connection(endpoint);
        await connection.PreconnectAsync(Some.Payload(endpoint), CancellationToken.None);
        Assert.Equal((1, 0), (connection.Opened, connection.Reused));
        var (attempt, _) = await connection.SendAsync(endpoint);
        Assert.False(attempt.OpenedConnection);
        Assert.Equal((0, 0, 0), (attempt.Stamps.Dns, attempt.Stamps.Connected, attempt.Stamps.Tls));
        Assert.Equal((1, 1, 1), (server.Connections, connection.Opened, connection.Reused));
    }

    [Fact]
    public async Task Preconnect_leaves_a_failure_for_the_requests_to_meet()
    {
        var endpoint = Some.Stream($"http://127.0.0.1:{ScriptedServer.FreePort()}/v1");
        using var connection = Some.Connection(endpoint);
        await connection.PreconnectAsync(Some.Payload(endpoint), CancellationToken.None);
        Assert.Equal(FailureKind.Connect, (await connection.SendAsync(endpoint)).Attempt.Failure?.Kind);
        Assert.Equal(0, connection.Opened);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stamps_are_in_the_order_of_a_requests_life(bool stream)
    {
        await using var server = ScriptedServer.Saying(stream ? Answers.GoodStream : Answers.GoodCompletion);
        var baseUrl = $"http://localhost:{server.Port}/v1";
        var endpoint = stream ? Some.Stream(baseUrl) : Some.Whole(baseUrl);
        using var connection = Some.Connection(endpoint);
        for (var i = 0; i < 20; i++)
        {
            var (attempt, tally) = await connection.SendAsync(endpoint);
            Assert.Null(attempt.Failure);
            var stamps = attempt.Stamps;
            long[] opening = i == 0 ? [stamps.Dns, stamps.Connected] : [];
            long[] texts = stream ? [tally.FirstText, tally.LastText] : [];
            long[] life = [stamps.Due, stamps.Sent, .. opening, stamps.Written, stamps.Headers, tally.FirstByte, .. texts, stamps.End];
            Assert.DoesNotContain(0, life);
            Assert.Equal(life.Order(), life);
            Assert.Equal(0, stamps.Tls);
        }
    }

    [Fact]
    public async Task A_request_that_was_due_earlier_says_so()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var endpoint = Some.Stream(server.BaseUrl);
        using var connection = Some.Connection(endpoint);
        var (attempt, _) = await connection.SendAsync(Some.Payload(endpoint), due: 5, CancellationToken.None);
        Assert.Equal(5, attempt.Stamps.Due);
        Assert.True(attempt.Stamps.Sent > 5);
    }

    [Fact]
    public async Task No_event_arrives_before_the_simulator_sent_it()
    {
        await using var simulator = await SimulatorHost.StartAsync(Settings("--stamp --ttft 5ms --itl 1ms --output-tokens 20"), CancellationToken.None);
        var endpoint = Some.Stream(simulator.BaseAddress.ToString());
        var (attempt, tally) = await Some.AskAsync(endpoint);
        Assert.Null(attempt.Failure);
        Assert.True(tally.ServerReceived >= attempt.Stamps.Sent);
        Assert.True(tally.FirstText >= tally.ServerFirstText);
        Assert.True(tally.LastText >= tally.ServerLastText);
        Assert.True(tally.ServerLastText > tally.ServerFirstText);
        Assert.Equal((20, 20L), (tally.ContentEvents, tally.Usage.Output));
    }

    [Theory]
    [InlineData("crlf")]
    [InlineData("nospace")]
    [InlineData("comments")]
    [InlineData("multiline")]
    [InlineData("split")]
    [InlineData("coalesce")]
    [InlineData("no-done")]
    public async Task The_simulators_odd_but_good_streams_are_all_the_same(string oddity)
    {
        await using var simulator = await SimulatorHost.StartAsync(Settings("--pace off --output-tokens 12 --text unicode"), CancellationToken.None);
        var (_, plain) = await Some.AskAsync(Some.Stream(simulator.BaseAddress.ToString()));
        var (attempt, tally) = await Some.AskAsync(Some.Stream(simulator.BaseAddress.ToString(), ("x-llmeter-fault", oddity)));
        Assert.Null(attempt.Failure);
        Assert.Equal((plain.Text.Decode(), 12, 12L), (tally.Text.Decode(), tally.ContentEvents, tally.Usage.Output));
        Assert.NotNull(tally.Text.Decode());
    }

    [Theory]
    [InlineData("status-500", "server_error", 0)]
    [InlineData("status-401", "auth", 0)]
    [InlineData("throttle;retry-after=3", "throttled", 0)]
    [InlineData("html", "server_error", 0)]
    [InlineData("html;status=200", "malformed", 0)]
    [InlineData("truncate;after=4", "truncated", 4)]
    [InlineData("truncate-chunked;after=4", "truncated", 4)]
    [InlineData("malformed;after=4", "malformed", 4)]
    [InlineData("error-event;after=4", "stream_error", 4)]
    [InlineData("empty", "truncated", 0)]
    public async Task The_simulators_faults_are_met_as_what_they_are(string fault, string kind, int events)
    {
        await using var simulator = await SimulatorHost.StartAsync(Settings("--pace off --output-tokens 12"), CancellationToken.None);
        var (attempt, tally) = await Some.AskAsync(Some.Stream(simulator.BaseAddress.ToString(), ("x-llmeter-fault", fault)));
        Assert.Equal(kind, attempt.Failure?.Kind.Name());
        Assert.Equal(events, tally.ContentEvents);
    }

    [Fact]
    public async Task A_stall_of_the_simulator_is_a_timeout_that_keeps_what_came()
    {
        await using var simulator = await SimulatorHost.StartAsync(Settings("--pace off --output-tokens 12"), CancellationToken.None);
        var (attempt, tally) = await Some.AskAsync(Some.Stream(simulator.BaseAddress.ToString(), ("x-llmeter-fault", "stall;after=4")), TimeSpan.FromSeconds(3));
        Assert.Equal((FailureKind.Timeout, 4), (attempt.Failure?.Kind, tally.ContentEvents));
    }

    [Fact]
    public async Task Headers_that_come_too_late_are_a_timeout()
    {
        await using var simulator = await SimulatorHost.StartAsync(Settings("--pace off"), CancellationToken.None);
        var (attempt, _) = await Some.AskAsync(Some.Stream(simulator.BaseAddress.ToString(), ("x-llmeter-fault", "slow-headers;delay=60s")), TimeSpan.FromSeconds(0.5));
        Assert.Equal(FailureKind.Timeout, attempt.Failure?.Kind);
    }

    [Fact]
    public async Task A_request_carries_what_it_should_and_nothing_else()
    {
        var asked = new TaskCompletionSource<string>();
        await using var server = new ScriptedServer(async connection =>
        {
            asked.SetResult((await connection.ReadRequestAsync())!);
            await connection.SendAsync(Answers.GoodStream);
        });
        await Some.AskAsync(Some.Stream(server.BaseUrl, ("x-mine", "a=b")));
        var head = (await asked.Task).Split("\r\n\r\n")[0].Split("\r\n");
        Assert.Equal("POST /v1/chat/completions HTTP/1.1", head[0]);
        Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "User-Agent", "x-mine"],
            head.Skip(1).Select(line => line.Split(':')[0]).Order(StringComparer.OrdinalIgnoreCase));
    }

    private static SimulatorSettings Settings(string options)
    {
        Assert.True(SimulatorOptions.TryParse(options.Split(' '), out var settings, out var error), error);
        return settings;
    }
}
