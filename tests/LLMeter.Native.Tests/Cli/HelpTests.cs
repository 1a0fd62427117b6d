using System.Text.RegularExpressions;

namespace LLMeter.Native.Tests.Cli;

[Collection(CommandLineCollection.Name)]
public sealed class HelpTests
{
    private static readonly string[] Every =
    [
        "--prompt", "--system", "--max-tokens", "--payload", "--set", "--clients", "--requests", "--duration", "--timeout", "--seed", "--no-shuffle", "--preconnect",
        "--output", "--run-name", "--description", "--low-memory", "--max-failure-rate", "--require-trustworthy", "--simulate", "--percentiles", "--json", "--stats", "--no-progress", "--help",
    ];

    private static readonly string[] OpenAi = ["--model", "--base-url", "--api-key-env", "--header"];

    [Fact]
    public async Task The_streams_help_lists_exactly_its_options() =>
        Assert.Equal(Sorted(Every.Concat(OpenAi).Append("--ttft-visible-tokens-only")), await OptionsAsync("run", "openai-chat-stream", "--help"));

    [Fact]
    public async Task The_whole_modes_help_lists_exactly_its_options() =>
        Assert.Equal(Sorted(Every.Concat(OpenAi)), await OptionsAsync("run", "openai-chat", "--help"));

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("run", "openai-chat", "--help")]
    [InlineData("run", "openai-chat-stream", "-h")]
    [InlineData("show", "--help")]
    [InlineData("simulate", "--help")]
    public async Task Help_shows_what_one_would_type_and_is_no_failure(params string[] arguments)
    {
        var help = await Typed.RunAsync(arguments);
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        var command = string.Concat(arguments[..^1].Select(word => " " + word));
        Assert.Contains(help.Output.Split('\n'), line => line.TrimStart().StartsWith($"llmeter{command} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Defaults_are_told()
    {
        var help = Regex.Replace((await Typed.RunAsync("run", "openai-chat-stream", "--help")).Output, @"\s+", " ");
        Assert.All(
            (string[])["(default https://api.openai.com/v1)", "(default OPENAI_API_KEY)", "(default 256)", "(default 1)", "(default 60s)", "(default 0)", "(default true)", "(required)"],
            text => Assert.Contains(text, help, StringComparison.Ordinal));
    }

    private static async Task<string[]> OptionsAsync(params string[] arguments)
    {
        var help = await Typed.RunAsync(arguments);
        return Sorted(Regex.Matches(help.Output, @"^ +(?:-\S, )*(--[a-z-]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
    }

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}
