using System.Globalization;
using System.Text.Json.Nodes;
using LLMeter.Native.Simulator;
using LLMeter.Native.Tests.Results;
using LLMeter.Native.Tests.Transport;

namespace LLMeter.Native.Tests.Cli;

/// <summary>Every option of <c>run</c> has its effect on what is sent, written or told.</summary>
[Collection(CommandLineCollection.Name)]
public sealed class RunTests
{
    private const string Key = "sk-some-key-0123456789";
    private const string Secret = "hush hush some-secret-9876";

    [Fact]
    public async Task A_run_is_told_on_stdout_and_ends_with_0()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var run = await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--clients", "2", "--requests", "3", "--description", "why we ran");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("6 requests", run.Output, StringComparison.Ordinal);
        Assert.Contains("some-model", run.Output, StringComparison.Ordinal);
        Assert.Contains("why we ran", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Payload_options_make_what_is_sent()
    {
        var bodies = new List<JsonNode>();
        await using var server = Recording(bodies);
        await Typed.StreamAsync(
            server.BaseUrl, "--prompt", "@one", "--prompt", "--two", "--system", "Be brief.", "--max-tokens", "7", "--set", "temperature=0.25", "--set", "stream_options={\"include_usage\":false}", "--no-shuffle");
        string[] expected =
        [
            """{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"@one"}],"max_tokens":7,"temperature":0.25,"stream_options":{"include_usage":false},"model":"some-model","stream":true}""",
            """{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"--two"}],"max_tokens":7,"temperature":0.25,"stream_options":{"include_usage":false},"model":"some-model","stream":true}""",
        ];
        Assert.Equal(expected.Length, bodies.Count);
        Assert.All(expected.Zip(bodies), pair => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(pair.First), pair.Second), pair.Second.ToJsonString()));
    }

    [Fact]
    public async Task Payloads_of_a_file_are_sent()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("two.jsonl");
        await File.WriteAllTextAsync(path, """{"messages":[{"role":"user","content":"a"}],"model":"other"}""" + "\n" + """{"messages":[{"role":"user","content":"b"}]}""" + "\n");
        var bodies = new List<JsonNode>();
        await using var server = Recording(bodies);
        var run = await Typed.StreamAsync(server.BaseUrl, "--payload", path, "--no-shuffle", "--requests", "3");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["a", "b", "a"], bodies.Select(body => (string)body["messages"]![0]!["content"]!));
        Assert.All(bodies, body => Assert.Equal("some-model", (string)body["model"]!));
    }

    [Fact]
    public async Task The_seed_decides_the_order()
    {
        async Task<string> Order(params string[] arguments)
        {
            var bodies = new List<JsonNode>();
            await using var server = Recording(bodies);
            await Typed.StreamAsync(server.BaseUrl, [.. Enumerable.Range(0, 12).SelectMany(i => (string[])["--prompt", i.ToString(CultureInfo.InvariantCulture)]), .. arguments]);
            return string.Join(' ', bodies.Select(body => (string)body["messages"]![0]!["content"]!));
        }

        var order = await Order();
        Assert.Equal(order, await Order("--seed", "0"));
        Assert.NotEqual(order, await Order("--seed", "1"));
        Assert.Equal("0 1 2 3 4 5 6 7 8 9 10 11", await Order("--no-shuffle"));
    }

    [Fact]
    public async Task Secrets_are_sent_and_neither_told_nor_written()
    {
        var heads = new List<string>();
        await using var server = new ScriptedServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                heads.Add(request.Split("\r\n\r\n")[0]);
                // Some gateways quote what they refuse.
                await connection.SendAsync(Answers.Whole("401 Unauthorized", "application/json", $$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}} with {{{Secret}}}"}}"""));
            }
        });
        using var variable = new Signing.SomeVariable(Key);
        using var output = new TemporaryFolder();
        var run = await Typed.StreamAsync(
            server.BaseUrl, "--prompt", "p", "--requests", "2", "--api-key-env", variable.Name, "--header", $"x-gateway-key={Secret}", "--output", output.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.All(heads, head => Assert.Contains($"Authorization: Bearer {Key}", head, StringComparison.Ordinal));
        Assert.All(heads, head => Assert.Contains($"x-gateway-key: {Secret}", head, StringComparison.Ordinal));
        var everything = run.Output + run.Error + string.Concat(Directory.GetFiles(output.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Contains("Incorrect API key provided", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("some-secret", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Authorization_header_of_ones_own_goes_before_the_key()
    {
        var heads = new List<string>();
        await using var server = new ScriptedServer(async connection =>
        {
            heads.Add((await connection.ReadRequestAsync())!);
            await connection.SendAsync(Answers.GoodStream);
        });
        using var variable = new Signing.SomeVariable(Key);
        using var output = new TemporaryFolder();
        await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--api-key-env", variable.Name, "--header", "Authorization=Token another-secret-1", "--output", output.Path);
        Assert.Contains("Authorization: Token another-secret-1", Assert.Single(heads), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, heads[0], StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(output.Path, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("another-secret-1", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_runs_configuration_has_LLMeters_keys_and_no_other()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        using var output = new TemporaryFolder();
        await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--output", output.Path, "--run-name", "mine", "--description", "why", "--timeout", "5s", "--clients", "2", "--requests", "3");
        var folder = Typed.RunFolder(output);
        Assert.Equal("mine", Path.GetFileName(folder));
        var config = Typed.File(folder, "run_config.json");
        var llmeters = Typed.File(Path.Combine(AppContext.BaseDirectory, "Samples", "llmeter-python-run"), "run_config.json");
        Assert.Equal(Keys(llmeters), Keys(config));
        Assert.Equal(["base_url", "endpoint_name", "endpoint_type", "model_id", "provider"], Keys(config["endpoint"]!.AsObject()));
        Assert.Equal(("OpenAICompletionStreamEndpoint", "some-model", "openai"), ((string)config["endpoint"]!["endpoint_type"]!, (string)config["endpoint"]!["model_id"]!, (string)config["endpoint"]!["provider"]!));
        Assert.Equal((2, 3, 5.0), ((int)config["clients"]!, (int)config["n_requests"]!, (double)config["timeout"]!));
        Assert.Equal(("mine", "why"), ((string)config["run_name"]!, (string)config["run_description"]!));
        var responses = Typed.Lines(folder, "responses.jsonl");
        Assert.Equal(6, responses.Length);
        var sample = Typed.Lines(Path.Combine(AppContext.BaseDirectory, "Samples", "llmeter-python-run"), "responses.jsonl")[0];
        Assert.All(responses, response => Assert.Equal(Keys(sample), Keys(response)));
        Assert.Equal(
            ["measurements.jsonl", "payload.jsonl", "plan.json", "responses.jsonl", "run_config.json", "stats.json", "summary.json", "timeline.jsonl"],
            Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_written_over_and_nothing_without_output()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        using var output = new TemporaryFolder();
        await Typed.StreamAsync(server.BaseUrl, "--prompt", "p");
        Assert.Empty(Directory.GetFileSystemEntries(output.Path));
        await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--output", output.Path, "--run-name", "same");
        await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--output", output.Path, "--run-name", "same");
        Assert.Equal(["same", "same-2"], Directory.GetDirectories(output.Path).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_bound_by_time_says_so()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        using var output = new TemporaryFolder();
        var run = await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--duration", "200ms", "--json", "--output", output.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0.2, (double)run.Json["run_duration"]!, 6);
        Assert.NotNull(run.Json["drain_time"]);
        Assert.Equal(0.2, (double)Typed.File(Typed.RunFolder(output), "run_config.json")["run_duration"]!, 6);
    }

    [Fact]
    public async Task Json_is_the_statistics_file_and_percentiles_are_added()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        using var output = new TemporaryFolder();
        var run = await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--requests", "4", "--percentiles", "75,99.9", "--json", "--output", output.Path);
        Assert.True(JsonNode.DeepEquals(run.Json, Typed.File(Typed.RunFolder(output), "stats.json")));
        Assert.NotNull(run.Json["time_to_first_token-p75"]);
        Assert.NotNull(run.Json["time_to_first_token-p99.9"]);
        Assert.Equal((0, 4), ((int)run.Json["failed_requests"]!, (int)run.Json["total_requests"]!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Connections_are_opened_first_as_asked(bool preconnect)
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        using var output = new TemporaryFolder();
        await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--preconnect", preconnect ? "true" : "false", "--output", output.Path);
        Assert.Equal(preconnect, (bool)Typed.File(Typed.RunFolder(output), "plan.json")["preconnect"]!);
        var attempt = Assert.Single(Typed.Lines(Typed.RunFolder(output), "measurements.jsonl"))["attempts"]![0]!;
        Assert.Equal(preconnect, attempt["connected"] is null);
    }

    [Theory]
    [InlineData("true", 2)]
    [InlineData("false", 1)]
    public async Task Which_text_starts_the_first_token_is_the_users_choice(string visibleOnly, int read)
    {
        await using var simulator = await SimulatorHost.StartAsync(Settings("--ttft 1ms --itl 30ms --reasoning-tokens 3 --output-tokens 2"), CancellationToken.None);
        var run = await Typed.StreamAsync(simulator.BaseAddress.ToString(), "--prompt", "p", "--json", "--ttft-visible-tokens-only", visibleOnly);
        var first = (double)run.Json["time_to_first_token-p50"]!;
        var reasoning = (double)run.Json["time_to_first_reasoning_token-p50"]!;
        Assert.Equal(read == 1, first == reasoning);
    }

    [Fact]
    public async Task A_timeout_of_the_users_ends_a_request()
    {
        await using var simulator = await SimulatorHost.StartAsync(Settings("--ttft 60s"), CancellationToken.None);
        var run = await Typed.StreamAsync(simulator.BaseAddress.ToString(), "--prompt", "p", "--timeout", "300ms");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("0.3 s", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("0.5", 0)]
    [InlineData("0.4", 1)]
    public async Task The_share_of_failures_that_passes_is_the_users_choice(string? share, int exitCode)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            for (var i = 0; await connection.ReadRequestAsync() is not null; i++)
            {
                await connection.SendAsync(i % 2 == 0 ? Answers.GoodStream : Answers.Whole("503 Busy", "text/plain", "overloaded"));
            }
        });
        string[] option = share is null ? [] : ["--max-failure-rate", share];
        var run = await Typed.StreamAsync(server.BaseUrl, ["--prompt", "p", "--requests", "4", .. option]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("HTTP 503: overloaded", run.Output, StringComparison.Ordinal);
        Assert.Contains("server_error", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_requests_all_fail_ends_with_1()
    {
        var run = await Typed.StreamAsync($"http://127.0.0.1:{ScriptedServer.FreePort()}/v1", "--prompt", "p", "--requests", "2");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("connect", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Low_memory_says_that_its_percentiles_are_near()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        using var output = new TemporaryFolder();
        var run = await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--requests", "5", "--low-memory", "--output", output.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("0.1%", run.Output, StringComparison.Ordinal);
        Assert.True((bool)Typed.File(Typed.RunFolder(output), "run_config.json")["low_memory"]!);
    }

    [Fact]
    public async Task The_whole_mode_runs_too()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodCompletion);
        var run = await Typed.RunAsync("run", "openai-chat", "--base-url", server.BaseUrl, "--model", "m", "--prompt", "p", "--no-progress", "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.NotNull(run.Json["time_to_last_token-p50"]);
        Assert.Null(run.Json["time_to_first_token-p50"]);
    }

    [Fact]
    public async Task Progress_leaves_stdout_to_the_results()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var run = await Typed.RunAsync(
            "run", "openai-chat-stream", "--base-url", server.BaseUrl, "--model", "m", "--prompt", "p", "--json", "--stats", "p99=time_to_first_token-p99,tps=time_per_output_token-p50:inv");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, (int)run.Json["total_requests"]!);
    }

    private static string[] Keys(JsonObject json) => [.. json.Select(member => member.Key).Order(StringComparer.Ordinal)];

    private static SimulatorSettings Settings(string options)
    {
        Assert.True(SimulatorOptions.TryParse(options.Split(' '), out var settings, out var error), error);
        return settings;
    }

    private static ScriptedServer Recording(List<JsonNode> bodies) => new(async connection =>
    {
        while (await connection.ReadRequestAsync() is { } request)
        {
            bodies.Add(JsonNode.Parse(request.Split("\r\n\r\n", 2)[1])!);
            await connection.SendAsync(Answers.GoodStream);
        }
    });
}
