using System.Net;
using System.Text;
using System.Text.Json;
using LLMeter.Native.Simulator;

namespace LLMeter.Native.Tests.Simulator;

public sealed class SimulatorHostTests
{
    [Fact]
    public async Task Models_are_listed()
    {
        await using var simulator = await RunningSimulator.StartAsync("--model llama-9");
        var response = await simulator.AskAsync("", target: "GET /v1/models");
        var list = JsonDocument.Parse(response.Body).RootElement;
        Assert.Equal("list", list.GetProperty("object").GetString());
        Assert.Equal("llama-9", list.GetProperty("data")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("GET /v1/nowhere", 404)]
    [InlineData("GET /v1/chat/completions", 405)]
    [InlineData("POST /v1/models", 405)]
    public async Task Unknown_paths_and_wrong_methods_are_refused(string target, int status)
    {
        await using var simulator = await RunningSimulator.StartAsync("");
        var response = await simulator.AskAsync("", target: target);
        Assert.Equal(status, response.Status);
        Assert.Equal("invalid_request_error", JsonDocument.Parse(response.Body).RootElement.GetProperty("error").GetProperty("type").GetString());
        Assert.Equal(status == 405, response.Headers.ContainsKey("Allow"));
    }

    [Fact]
    public async Task A_key_is_demanded_where_one_is_set()
    {
        await using var simulator = await RunningSimulator.StartAsync("--api-key right --pace off");
        Assert.Equal(401, (await simulator.AskAsync()).Status);
        var wrong = await simulator.AskAsync(headers: "Authorization: Bearer wrong\r\n");
        Assert.Equal(401, wrong.Status);
        Assert.Equal("invalid_api_key", JsonDocument.Parse(wrong.Body).RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(200, (await simulator.AskAsync(headers: "Authorization: Bearer right\r\n")).Status);
    }

    [Fact]
    public async Task Bad_requests_are_refused_in_the_services_words()
    {
        await using var simulator = await RunningSimulator.StartAsync("");
        var response = await simulator.AskAsync("""{"model":"m"}""");
        Assert.Equal(400, response.Status);
        Assert.Equal(
            """{"error":{"message":"Missing required parameter: 'messages'.","type":"invalid_request_error","param":"messages","code":"missing_required_parameter"}}""",
            response.Body.Replace("\\u0027", "'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_event_is_sent_before_its_moment()
    {
        await using var simulator = await RunningSimulator.StartAsync("--stamp --ttft 20ms --itl 3ms --output-tokens 10");
        var events = (await simulator.AskAsync()).Events;
        for (var token = 0; token < 10; token++)
        {
            var (receivedNs, sentNs) = Stamp(events[token + 1]);
            Assert.True(sentNs - receivedNs >= 20_000_000 + (token * 3_000_000), $"token {token} came {sentNs - receivedNs} ns after the request");
        }

        Assert.True(Stamp(events[0]).SentNs < Stamp(events[1]).SentNs);
    }

    [Fact]
    public async Task A_whole_answer_comes_when_its_last_token_is_due()
    {
        await using var simulator = await RunningSimulator.StartAsync("--stamp --ttft 20ms --itl 3ms --output-tokens 10");
        var response = await simulator.AskAsync(RunningSimulator.WholeQuestion);
        Assert.True(response.IsWhole);
        var (receivedNs, sentNs) = Stamp(response.Body);
        Assert.True(sentNs - receivedNs >= 20_000_000 + (9 * 3_000_000));
    }

    [Fact]
    public async Task Those_above_capacity_wait_until_a_place_is_free()
    {
        await using var simulator = await RunningSimulator.StartAsync("--stamp --capacity 1 --ttft 2ms --itl 1ms --output-tokens 5");
        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => simulator.AskAsync()));
        var spans = responses.Select(response => (From: Stamp(response.Events[0]).SentNs, To: Stamp(response.Events[6]).SentNs)).Order().ToArray();
        for (var i = 1; i < spans.Length; i++)
        {
            Assert.True(spans[i].From > spans[i - 1].To);
        }
    }

    [Fact]
    public async Task A_client_that_leaves_frees_its_place()
    {
        await using var simulator = await RunningSimulator.StartAsync("--capacity 1 --ttft 1m --itl 0 --output-tokens 1");
        (await simulator.SendAsync()).Dispose();
        using (var holder = await simulator.SendAsync())
        {
            await holder.ReceiveAsync(new byte[1]); // Its role event: it has the place that the first one left.
        }

        using var next = await simulator.SendAsync();
        Assert.Equal(1, await next.ReceiveAsync(new byte[1]));
    }

    [Fact]
    public async Task A_connection_serves_many_requests_in_both_modes()
    {
        await using var simulator = await RunningSimulator.StartAsync("--ttft 0 --itl 0 --output-tokens 300 --text token");
        using var client = new HttpClient();
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                connections++;
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        using var invoker = new HttpClient(handler);
        for (var i = 0; i < 10; i++)
        {
            using var content = new StringContent(i % 2 == 0 ? RunningSimulator.Question : RunningSimulator.WholeQuestion);
            var response = await invoker.PostAsync(new Uri($"{simulator.Host.BaseAddress}/chat/completions"), content);
            var body = await response.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(300, body.Split(" token").Length - 1);
        }

        Assert.Equal(1, connections);
    }

    [Fact]
    public async Task A_client_that_reads_late_misses_nothing()
    {
        await using var simulator = await RunningSimulator.StartAsync("--pace off --output-tokens 60000");
        using var connection = await simulator.SendAsync();
        Assert.True((await simulator.AskAsync(RunningSimulator.WholeQuestion)).IsWhole); // Meanwhile the first one's buffers fill.
        var response = await RunningSimulator.ReadToEndAsync(connection);
        Assert.True(response.IsWhole);
        Assert.Equal(60_004, response.Events.Count);
    }

    [Fact]
    public async Task A_prompt_of_megabytes_is_read_and_counted()
    {
        await using var simulator = await RunningSimulator.StartAsync("--pace off --output-tokens 1");
        var prompt = new StringBuilder().Insert(0, "word ", 500_000).ToString();
        var response = await simulator.AskAsync($$"""{"model":"m","messages":[{"role":"user","content":"{{prompt}}"}]}""");
        Assert.Equal(500_000, JsonDocument.Parse(response.Body).RootElement.GetProperty("usage").GetProperty("prompt_tokens").GetInt32());
    }

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        await using var simulator = await RunningSimulator.StartAsync("");
        var settings = new SimulatorSettings { Port = simulator.Host.Root.Port };
        await Assert.ThrowsAnyAsync<IOException>(() => SimulatorHost.StartAsync(settings, CancellationToken.None));
    }

    [Fact]
    public async Task Stopping_cuts_off_what_is_under_way()
    {
        var simulator = await RunningSimulator.StartAsync("--ttft 1m");
        using var connection = await simulator.SendAsync();
        await connection.ReceiveAsync(new byte[1]);
        await simulator.DisposeAsync();
        Assert.False((await RunningSimulator.ReadToEndAsync(connection)).IsWhole);
    }

    private static (long ReceivedNs, long SentNs) Stamp(string json)
    {
        var stamp = JsonDocument.Parse(json).RootElement.GetProperty("llmeter");
        return (stamp.GetProperty("received_ns").GetInt64(), stamp.GetProperty("sent_ns").GetInt64());
    }
}
