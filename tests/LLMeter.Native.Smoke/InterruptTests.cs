using System.Text.Json;

namespace LLMeter.Native.Smoke;

/// <summary>A run that is stopped keeps what it measured.</summary>
public sealed class InterruptTests
{
    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Terminate)]
    public async Task A_signal_ends_the_run_with_130_and_its_files_say_so(int signal)
    {
        using var scratch = new Scratch();
        await using var server = new ScriptedServer();
        using var run = Llmeter.Start(
            ["run", "openai-chat-stream", "--base-url", server.BaseUrl, "--model", "m", "--prompt", "p", "--requests", "5",
             "--output", scratch.Path, "--run-name", "stopped", "--json"]);
        (await server.NextAsync()).Answer.SetResult(ScriptedServer.Stream());
        await server.NextAsync(); // The first request is over; the second is in flight and never answered.
        run.Signal(signal);

        var outcome = (await run.EndAsync()).MustEndWith(130);
        Assert.True(outcome.Json.GetProperty("interrupted").GetBoolean());
        var stats = JsonDocument.Parse(await File.ReadAllTextAsync(scratch["stopped/stats.json"])).RootElement;
        Assert.True(stats.GetProperty("interrupted").GetBoolean());
        Assert.Equal(2, stats.GetProperty("total_output_tokens").GetDouble());
        var lines = await File.ReadAllLinesAsync(scratch["stopped/responses.jsonl"]);
        Assert.Equal("Hello there", JsonDocument.Parse(lines[0]).RootElement.GetProperty("response_text").GetString());
        (await Llmeter.RunAsync("show", scratch["stopped"])).MustEndWith(0);
    }

    [Fact]
    public async Task What_a_killed_run_left_is_shown_with_what_ran()
    {
        using var scratch = new Scratch();
        using var watcher = new FileSystemWatcher(scratch.Path, "responses.jsonl") { IncludeSubdirectories = true };
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Changed += (_, _) => written.TrySetResult();
        watcher.EnableRaisingEvents = true;
        await using var server = new ScriptedServer();
        using var run = Llmeter.Start(
            ["run", "openai-chat-stream", "--base-url", server.BaseUrl, "--model", "m", "--prompt", "p", "--requests", "5", "--output", scratch.Path, "--run-name", "killed"]);
        (await server.NextAsync()).Answer.SetResult(ScriptedServer.Stream());
        await written.Task.WaitAsync(TimeSpan.FromSeconds(60));
        run.Signal(Signals.Kill);
        await run.EndAsync();

        Assert.False(File.Exists(scratch["killed/summary.json"]));
        var shown = (await Llmeter.RunAsync("show", scratch["killed"])).MustEndWith(0);
        Assert.Contains("openai-chat-stream", shown.Output, StringComparison.Ordinal);
        Assert.Contains(new Uri(server.BaseUrl).GetLeftPart(UriPartial.Authority), shown.Output, StringComparison.Ordinal);
        Assert.Contains("interrupted", shown.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_run_that_is_interrupted_takes_its_simulator_along()
    {
        using var scratch = new Scratch();
        using var watcher = new FileSystemWatcher(scratch.Path, "responses.jsonl") { IncludeSubdirectories = true };
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Changed += (_, _) => answered.TrySetResult();
        watcher.EnableRaisingEvents = true;
        using var run = Llmeter.Start(
            ["run", "openai-chat-stream", "--simulate", "--ttft 1ms --itl 1ms", "--prompt", "p", "--duration", "5m", "--output", scratch.Path, "--run-name", "own"]);
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(60));
        run.Signal(Signals.Interrupt);

        (await run.EndAsync()).MustEndWith(130);
        await Loopback.MustBeClosedAsync(await File.ReadAllTextAsync(scratch["own/run_config.json"]));
    }

    [Fact]
    public async Task A_simulator_ends_orderly_when_it_is_interrupted()
    {
        using var simulator = Llmeter.Start(["simulate"]);
        Assert.StartsWith("http://127.0.0.1:", await simulator.ReadLineAsync(), StringComparison.Ordinal);
        simulator.Signal(Signals.Interrupt);
        (await simulator.EndAsync()).MustEndWith(0);
    }
}
