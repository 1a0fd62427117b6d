using System.Globalization;
using System.Text.Json;

namespace LLMeter.Native.Smoke;

/// <summary>The main job on real sockets: runs against the simulator, whose latencies are known from below.</summary>
public sealed class RunTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    [Fact]
    public async Task A_streamed_run_reports_what_the_simulator_was_told()
    {
        var stats = (await Llmeter.RunAsync(simulator.Run("openai-chat-stream", "--prompt", "hello", "--clients", "2", "--requests", "3", "--json"))).MustEndWith(0).Json;

        Assert.Equal(6, stats.GetProperty("total_requests").GetInt32());
        Assert.Equal(0, stats.GetProperty("failed_requests").GetInt32());
        Assert.Equal(6 * RunningSimulator.OutputTokens, stats.GetProperty("total_output_tokens").GetDouble());
        Assert.Equal(6 * RunningSimulator.InputTokens, stats.GetProperty("total_input_tokens").GetDouble());
        var first = stats.GetProperty("time_to_first_token-p50").GetDouble();
        var last = stats.GetProperty("time_to_last_token-p50").GetDouble();
        Assert.True(first >= RunningSimulator.TimeToFirstToken, $"TTFT {first} s");
        Assert.True(last >= RunningSimulator.TimeToFirstToken + ((RunningSimulator.OutputTokens - 1) * RunningSimulator.Gap), $"TTLT {last} s");
        Assert.True(last > first);
    }

    [Fact]
    public async Task A_whole_answer_has_no_time_to_first_token()
    {
        var stats = (await Llmeter.RunAsync(simulator.Run("openai-chat", "--prompt", "hello", "--json"))).MustEndWith(0).Json;

        Assert.Equal(1, stats.GetProperty("total_requests").GetInt32());
        Assert.Equal(RunningSimulator.OutputTokens, stats.GetProperty("total_output_tokens").GetDouble());
        Assert.False(stats.TryGetProperty("time_to_first_token-p50", out _));
        Assert.True(stats.GetProperty("time_to_last_token-p50").GetDouble() >= RunningSimulator.TimeToFirstToken);
    }

    [Fact]
    public async Task A_report_is_for_people()
    {
        var report = (await Llmeter.RunAsync(simulator.Run("openai-chat-stream", "--prompt", "hello", "--requests", "2"))).MustEndWith(0);
        Assert.Contains("sim", report.Output, StringComparison.Ordinal);
        Assert.Contains("TTFT", report.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u001b", report.Output, StringComparison.Ordinal); // No colours where nobody looks.
    }

    [Fact]
    public async Task A_run_bound_by_time_sends_until_its_end_and_lets_the_last_finish()
    {
        var stats = (await Llmeter.RunAsync(simulator.Run("openai-chat-stream", "--prompt", "hello", "--duration", "200ms", "--json"))).MustEndWith(0).Json;
        Assert.True(stats.GetProperty("total_requests").GetInt32() >= 1);
        Assert.Equal(0, stats.GetProperty("failed_requests").GetInt32());
    }

    [Fact]
    public async Task Payloads_may_come_through_a_pipe()
    {
        const string payloads = """
            {"messages":[{"role":"user","content":"one"}],"max_tokens":3}
            {"messages":[{"role":"user","content":"two"}],"max_tokens":5}
            """;
        var outcome = await Llmeter.RunAsync(simulator.Run("openai-chat-stream", "--payload", "-", "--json"), payloads);
        var stats = outcome.MustEndWith(0).Json;
        Assert.Equal(2, stats.GetProperty("total_requests").GetInt32());
        Assert.Equal(3 + 5, stats.GetProperty("total_output_tokens").GetDouble());
    }

    [Fact]
    public async Task With_low_memory_the_output_says_how_it_counted()
    {
        using var scratch = new Scratch();
        var stats = (await Llmeter.RunAsync(simulator.Run(
            "openai-chat-stream", "--prompt", "hello", "--requests", "3", "--low-memory", "--output", scratch.Path, "--json"))).MustEndWith(0).Json;
        Assert.Equal(3, stats.GetProperty("total_requests").GetInt32());
        Assert.Contains("histogram", stats.GetProperty("statistics_method").GetString(), StringComparison.Ordinal);
        Assert.True(stats.GetProperty("time_to_first_token-p50").GetDouble() >= RunningSimulator.TimeToFirstToken * 0.999);
    }

    [Fact]
    public async Task A_run_of_failures_alone_has_failed()
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Loopback.ClosedPort()}/v1");
        var outcome = await Llmeter.RunAsync("run", "openai-chat-stream", "--base-url", url, "--model", "m", "--prompt", "p", "--requests", "2", "--json");
        var stats = outcome.MustEndWith(1).Json;
        Assert.Equal(2, stats.GetProperty("failed_requests").GetInt32());
        Assert.Equal(2, stats.GetProperty("failed_requests-connect").GetInt32());
    }

    [Fact]
    public async Task A_simulator_of_the_run_s_own_is_gone_after_it()
    {
        using var scratch = new Scratch();
        var outcome = await Llmeter.RunAsync(
            "run", "openai-chat-stream", "--simulate", "--ttft 1ms --itl 0ms --output-tokens 3", "--model", "sim", "--prompt", "p",
            "--output", scratch.Path, "--run-name", "own", "--json");
        Assert.Equal(3, outcome.MustEndWith(0).Json.GetProperty("total_output_tokens").GetDouble());

        await Loopback.MustBeClosedAsync(await File.ReadAllTextAsync(scratch["own/run_config.json"]));
    }

    [Theory]
    [InlineData("status-503:1", "server_error")]
    [InlineData("throttle:1", "throttled")]
    [InlineData("truncate:1", "truncated")]
    [InlineData("malformed:1", "malformed")]
    [InlineData("error-event:1", "stream_error")]
    public async Task A_fault_is_counted_by_its_kind(string fault, string kind)
    {
        var outcome = await Llmeter.RunAsync(
            "run", "openai-chat-stream", "--simulate", $"--ttft 1ms --itl 0ms --output-tokens 8 --fault {fault}", "--model", "sim", "--prompt", "p", "--json");
        Assert.Equal(JsonValueKind.Number, outcome.MustEndWith(1).Json.GetProperty($"failed_requests-{kind}").ValueKind);
    }
}
