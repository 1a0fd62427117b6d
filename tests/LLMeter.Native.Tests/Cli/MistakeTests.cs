using LLMeter.Native.Tests.Results;

namespace LLMeter.Native.Tests.Cli;

/// <summary>Mistakes end with 2 and a line that names the option and the remedy; nothing is sent and nothing is printed on stdout.</summary>
[Collection(CommandLineCollection.Name)]
public sealed class MistakeTests
{
    public static TheoryData<string, string[]> Runs => new()
    {
        { "--prompt", ["--model", "m"] },
        { "--payload", ["--model", "m", "--prompt", "p", "--payload", "x.jsonl"] },
        { "--prompt: the text is empty", ["--model", "m", "--prompt", ""] },
        { "--model", ["--prompt", "p"] },
        { "--model", ["--prompt", "p", "--model", "a", "--model", "b"] },
        { "--base-url", ["--model", "m", "--prompt", "p", "--base-url", "localhost:8000"] },
        { "--header", ["--model", "m", "--prompt", "p", "--header", "no-value"] },
        { "--ttft-visible-tokens-only", ["--model", "m", "--prompt", "p", "--ttft-visible-tokens-only", "maybe"] },
        { "--max-tokens", ["--model", "m", "--prompt", "p", "--max-tokens", "0"] },
        { "--max-tokens", ["--model", "m", "--prompt", "p", "--max-tokens", "many"] },
        { "--max-tokens goes with --prompt", ["--model", "m", "--payload", "x.jsonl", "--max-tokens", "5"] },
        { "--system goes with --prompt", ["--model", "m", "--payload", "x.jsonl", "--system", "s"] },
        { "--set", ["--model", "m", "--prompt", "p", "--set", "temperature"] },
        { "--set", ["--model", "m", "--prompt", "p", "--set", "temperature={"] },
        { "no-such-file.jsonl", ["--model", "m", "--payload", "no-such-file.jsonl"] },
        { "--clients", ["--model", "m", "--prompt", "p", "--clients", "0"] },
        { "--clients", ["--model", "m", "--prompt", "p", "--clients", "1.5"] },
        { "--clients", ["--model", "m", "--prompt", "p", "--clients", "99999999999"] },
        { "--clients was given more than once", ["--model", "m", "--prompt", "p", "--clients", "1", "--clients", "2"] },
        { "--requests", ["--model", "m", "--prompt", "p", "--requests", "0"] },
        { "--requests and --duration exclude each other", ["--model", "m", "--prompt", "p", "--requests", "1", "--duration", "1s"] },
        { "--duration", ["--model", "m", "--prompt", "p", "--duration", "soon"] },
        { "--duration", ["--model", "m", "--prompt", "p", "--duration", "0s"] },
        { "--timeout", ["--model", "m", "--prompt", "p", "--timeout", "-1s"] },
        { "--seed", ["--model", "m", "--prompt", "p", "--seed", "x"] },
        { "--preconnect", ["--model", "m", "--prompt", "p", "--preconnect", "perhaps"] },
        { "--low-memory", ["--model", "m", "--prompt", "p", "--low-memory"] },
        { "--run-name", ["--model", "m", "--prompt", "p", "--output", "x", "--run-name", "../y"] },
        { "--output", ["--model", "m", "--prompt", "p", "--output", ""] },
        { "--max-failure-rate", ["--model", "m", "--prompt", "p", "--max-failure-rate", "5"] },
        { "--max-failure-rate", ["--model", "m", "--prompt", "p", "--max-failure-rate", "few"] },
        { "--percentiles", ["--model", "m", "--prompt", "p", "--percentiles", "101"] },
        { "--stats", ["--model", "m", "--prompt", "p", "--stats", "rpm"] },
        { "--simulate and --base-url exclude each other", ["--model", "m", "--prompt", "p", "--simulate", "", "--base-url", "http://127.0.0.1:9/v1"] },
        { "did you mean --clients?", ["--model", "m", "--prompt", "p", "--client", "2"] },
        { "did you mean --model?", ["--modle", "m", "--prompt", "p"] },
        { "one word too many", ["--model", "m", "--prompt", "two", "words"] },
        { "--api-key is not an option", ["--model", "m", "--prompt", "p", "--api-key", "sk-secret-key"] },
        { "OPENAI_API_KEY_OF_NOBODY", ["--model", "m", "--prompt", "p", "--api-key-env", "OPENAI_API_KEY_OF_NOBODY"] },
    };

    public static TheoryData<string, string[]> Others => new()
    {
        { "run, show, simulate", ["fly"] },
        { "did you mean run?", ["runn"] },
        { "needs one of: openai-chat, openai-chat-stream", ["run"] },
        { "did you mean openai-chat-stream?", ["run", "openai-chat-steam"] },
        { "no-such-folder", ["show", "no-such-folder"] },
        { "PATH", ["show"] },
        { "--percentiles", ["show", "x", "--percentiles", "fifty"] },
        { "--ttft", ["simulate", "--ttft", "soon"] },
        { "--fault", ["simulate", "--fault", "earthquake"] },
        { "--fault", ["simulate", "--fault", "reset:0.7", "--fault", "stall:0.7"] },
        { "--port", ["simulate", "--port", "70000"] },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_run_that_cannot_be_is_refused(string named, string[] arguments) =>
        Refused(named, await Typed.RunAsync(["run", "openai-chat-stream", .. arguments]));

    [Theory]
    [MemberData(nameof(Others))]
    public async Task What_is_not_there_is_refused(string named, string[] arguments) => Refused(named, await Typed.RunAsync(arguments));

    [Fact]
    public async Task The_whole_mode_has_no_first_token_to_choose() =>
        Refused("--ttft-visible-tokens-only is not an option", await Typed.RunAsync("run", "openai-chat", "--model", "m", "--prompt", "p", "--ttft-visible-tokens-only", "true"));

    [Fact]
    public async Task A_mistake_leaves_no_folder_behind()
    {
        using var output = new TemporaryFolder();
        Refused("--requests", await Typed.StreamAsync("http://127.0.0.1:9/v1", "--prompt", "p", "--output", output.Path, "--requests", "-1"));
        Assert.Empty(Directory.GetFileSystemEntries(output.Path));
    }

    [Fact]
    public async Task A_payload_that_the_service_cannot_be_sent_is_named_by_its_place()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("two.jsonl");
        await File.WriteAllTextAsync(path, """{"messages":[{"role":"user","content":"fine"}]}""" + "\n" + """{"messages":[{"role":"user","content":[{"x":{"__llmeter_bytes__":"AAAA"}}]}]}""" + "\n");
        var refused = await Typed.StreamAsync("http://127.0.0.1:9/v1", "--payload", path);
        Refused("two.jsonl", refused);
        Assert.Contains("$.messages[0].content[0].x", refused.Error, StringComparison.Ordinal);
    }

    private static void Refused(string named, Typed typed)
    {
        Assert.True(typed.ExitCode == 2, $"exit code {typed.ExitCode}: {typed.Error}");
        Assert.StartsWith("llmeter: ", typed.Error, StringComparison.Ordinal);
        Assert.Contains(named, typed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", typed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret-key", typed.Error, StringComparison.Ordinal);
        Assert.Empty(typed.Output);
    }
}
