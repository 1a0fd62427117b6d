namespace LLMeter.Native.Smoke;

/// <summary>Mistakes on the command line: exit code 2, one remark on stderr that names what is wrong, nothing on stdout.</summary>
public sealed class UsageTests
{
    private static readonly string[] Chat = ["run", "openai-chat-stream", "--base-url", "http://127.0.0.1:9/v1"];

    [Theory]
    [InlineData("--no-such-option", "--model", "m", "--prompt", "p", "--no-such-option")]
    [InlineData("--duration", "--model", "m", "--prompt", "p", "--requests", "1", "--duration", "1s")]
    [InlineData("--payload", "--model", "m", "--prompt", "p", "--payload", "payloads.jsonl")]
    [InlineData("--model", "--prompt", "p")]
    [InlineData("--prompt", "--model", "m")]
    [InlineData("--clients", "--model", "m", "--prompt", "p", "--clients", "0")]
    [InlineData("--clients", "--model", "m", "--prompt", "p", "--clients", "many")]
    [InlineData("--timeout", "--model", "m", "--prompt", "p", "--timeout", "soon")]
    [InlineData("--low-memory", "--model", "m", "--prompt", "p", "--low-memory")]
    [InlineData("--run-name", "--model", "m", "--prompt", "p", "--run-name", "../elsewhere")]
    [InlineData("no-such-file.jsonl", "--model", "m", "--payload", "no-such-file.jsonl")]
    [InlineData("--set", "--model", "m", "--prompt", "p", "--set", "temperature")]
    [InlineData("--simulate", "--prompt", "p", "--model", "m", "--simulate", "--no-such-fault 1")]
    public async Task A_run_that_cannot_be_is_refused_by_name(string named, params string[] arguments) => Refused(await Llmeter.RunAsync([.. Chat, .. arguments]), named);

    [Theory]
    [InlineData("fly", "fly")]
    [InlineData("no-such-endpoint", "run", "no-such-endpoint")]
    [InlineData("no-such-folder", "show", "no-such-folder")]
    [InlineData("--ttft", "simulate", "--ttft", "soon")]
    public async Task What_is_not_there_is_refused_by_name(string named, params string[] arguments) => Refused(await Llmeter.RunAsync(arguments), named);

    [Fact]
    public async Task OpenAI_itself_is_not_asked_without_a_key() =>
        Refused(await Llmeter.RunAsync("run", "openai-chat-stream", "--model", "m", "--prompt", "p"), "OPENAI_API_KEY");

    [Fact]
    public async Task A_bad_payload_line_is_named_by_file_and_number()
    {
        using var scratch = new Scratch();
        await File.WriteAllTextAsync(scratch["two.jsonl"], "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}\n{\"messages\":\n");
        var refused = await Llmeter.RunAsync([.. Chat, "--model", "m", "--payload", scratch["two.jsonl"]]);
        Refused(refused, "two.jsonl");
        Assert.Contains("2", refused.Error.Replace(scratch.Path, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void Refused(Outcome outcome, string named)
    {
        outcome.MustEndWith(2);
        Assert.Contains(named, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }
}
