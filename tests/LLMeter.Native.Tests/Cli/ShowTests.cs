using System.Text.Json.Nodes;
using LLMeter.Native.Tests.Results;
using LLMeter.Native.Tests.Transport;

namespace LLMeter.Native.Tests.Cli;

[Collection(CommandLineCollection.Name)]
public sealed class ShowTests
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Samples", "llmeter-python-run");

    [Fact]
    public async Task LLMeters_own_run_comes_to_LLMeters_own_figures()
    {
        var shown = await Typed.RunAsync("show", Sample, "--json");
        Assert.Equal(0, shown.ExitCode);
        var expected = Typed.File(Sample, "stats.json");
        string[] latencies = [.. expected.Select(member => member.Key).Where(key => key.Contains('-', StringComparison.Ordinal) || key.StartsWith("total_", StringComparison.Ordinal) || key.StartsWith("failed_", StringComparison.Ordinal))];
        Assert.True(latencies.Length > 15);
        Assert.All(latencies, key => Assert.Equal((double)expected[key]!, (double)shown.Json[key]!, 9));
    }

    [Fact]
    public async Task Percentiles_are_added_to_the_report()
    {
        var shown = await Typed.RunAsync("show", Sample, "--percentiles", "80,95,99.9");
        Assert.Equal(0, shown.ExitCode);
        Assert.All((string[])["p50", "p80", "p95", "p99.9"], name => Assert.Contains(name, shown.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_of_our_own_is_shown_as_it_was_reported()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        using var output = new TemporaryFolder();
        var run = await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--clients", "2", "--requests", "5", "--json", "--output", output.Path);
        var shown = await Typed.RunAsync("show", Typed.RunFolder(output), "--json");
        Assert.Equal(0, shown.ExitCode);
        string[] keys = ["time_to_first_token-p50", "time_to_last_token-p99", "time_per_output_token-average", "total_output_tokens", "failed_requests", "requests_per_minute"];
        Assert.All(keys, key => Assert.Equal((double)run.Json[key]!, (double)shown.Json[key]!, 5));
    }

    [Fact]
    public async Task An_interrupted_run_is_shown_from_its_whole_lines()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        using var output = new TemporaryFolder();
        await Typed.StreamAsync(server.BaseUrl, "--prompt", "p", "--requests", "5", "--output", output.Path);
        var folder = Typed.RunFolder(output);
        File.Delete(Path.Combine(folder, "summary.json"));
        File.Delete(Path.Combine(folder, "stats.json"));
        foreach (var name in (string[])["responses.jsonl", "measurements.jsonl"])
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder, name));
            await File.WriteAllTextAsync(Path.Combine(folder, name), text[..^25]);
        }

        var shown = await Typed.RunAsync("show", folder, "--json");
        Assert.Equal(0, shown.ExitCode);
        Assert.Equal(4, (int)shown.Json["total_requests"]!);
        Assert.NotEmpty(shown.Error);
        Assert.IsType<JsonObject>(shown.Json);
    }
}
