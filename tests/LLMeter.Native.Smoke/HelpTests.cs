using System.Text.RegularExpressions;

namespace LLMeter.Native.Smoke;

/// <summary>What a user is shown before anything runs.</summary>
public sealed class HelpTests
{
    /// <summary>The options that every endpoint's run has.</summary>
    private static readonly string[] RunOptions =
    [
        "--prompt", "--system", "--max-tokens", "--payload", "--set",
        "--clients", "--requests", "--duration", "--timeout", "--seed", "--no-shuffle", "--preconnect",
        "--output", "--run-name", "--description", "--low-memory", "--max-failure-rate", "--require-trustworthy",
        "--json", "--percentiles", "--stats", "--no-progress", "--simulate", "--help",
    ];

    private static readonly string[] ChatOptions = ["--model", "--base-url", "--api-key-env", "--header"];

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("run", "openai-chat", "--help")]
    [InlineData("show", "--help")]
    [InlineData("simulate", "--help")]
    public async Task Help_is_a_result(params string[] arguments)
    {
        var help = (await Llmeter.RunAsync(arguments)).MustEndWith(0);
        Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
        Assert.Empty(help.Error);
    }

    [Fact]
    public async Task Version_is_one_line() =>
        Assert.Matches(@"\A\d+\.\d+\.\d+\S*\n\z", (await Llmeter.RunAsync("--version")).MustEndWith(0).Output);

    [Fact]
    public async Task Run_lists_its_endpoints()
    {
        var help = (await Llmeter.RunAsync("run", "--help")).Output;
        Assert.Matches(@"(?m)^\s+openai-chat\s", help);
        Assert.Matches(@"(?m)^\s+openai-chat-stream\s", help);
    }

    [Fact]
    public Task An_endpoint_shows_exactly_its_options() => Shows("openai-chat", [.. ChatOptions, .. RunOptions]);

    [Fact]
    public Task A_streaming_endpoint_also_says_what_starts_the_time_to_first_token() =>
        Shows("openai-chat-stream", [.. ChatOptions, .. RunOptions, "--ttft-visible-tokens-only"]);

    [Fact]
    public async Task The_binary_needs_no_file_beside_it()
    {
        using var scratch = new Scratch();
        File.Copy(Binary.Path, scratch["llmeter"]);
        using var alone = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(scratch["llmeter"], "--version") { RedirectStandardOutput = true })!;
        Assert.NotEmpty(await alone.StandardOutput.ReadToEndAsync());
        await alone.WaitForExitAsync();
        Assert.Equal(0, alone.ExitCode);
    }

    private static async Task Shows(string endpoint, string[] options)
    {
        var help = (await Llmeter.RunAsync("run", endpoint, "--help")).MustEndWith(0).Output;
        var shown = Regex.Matches(help, @"(?m)^\s+(?:-\S, )*(--[a-z-]+)(?= |$)").Select(match => match.Groups[1].Value);
        Assert.Equal(options.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }
}
