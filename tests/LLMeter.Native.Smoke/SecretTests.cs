namespace LLMeter.Native.Smoke;

/// <summary>A key goes to the service and nowhere else.</summary>
public sealed class SecretTests
{
    private const string Key = "sk-smoke-5b1e7c0d9f";
    private const string Secret = "hush-77d0c4a1";

    [Fact]
    public async Task A_key_is_sent_and_never_shown_or_written()
    {
        using var scratch = new Scratch();
        await using var server = new ScriptedServer();
        using var run = Llmeter.Start(
            ["run", "openai-chat-stream", "--base-url", server.BaseUrl, "--model", "m", "--prompt", "p", "--requests", "2",
             "--header", $"x-gateway-key={Secret}", "--output", scratch.Path, "--run-name", "quiet"],
            ("OPENAI_API_KEY", Key));
        var (request, answer) = await server.NextAsync();
        answer.SetResult(ScriptedServer.Stream());
        (await server.NextAsync()).Answer.SetResult(
            ScriptedServer.Answer("401 Unauthorized", "application/json", """{"error":{"message":"Incorrect API key provided","type":"invalid_request_error"}}"""));
        var outcome = (await run.EndAsync()).MustEndWith(0);

        Assert.Contains($"Authorization: Bearer {Key}", request, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"x-gateway-key: {Secret}", request, StringComparison.OrdinalIgnoreCase);
        var everything = outcome.Output + outcome.Error + scratch.AllText();
        Assert.Contains("Incorrect API key provided", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_no_argument()
    {
        var refused = (await Llmeter.RunAsync("run", "openai-chat-stream", "--model", "m", "--prompt", "p", "--api-key", Key)).MustEndWith(2);
        Assert.DoesNotContain(Key, refused.Output + refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_in_the_place_of_its_variables_name_is_refused_and_not_repeated()
    {
        using var scratch = new Scratch();
        var refused = (await Llmeter.RunAsync(
            "run", "openai-chat-stream", "--base-url", "http://127.0.0.1:1/v1", "--model", "m", "--prompt", "p", "--api-key-env", Key, "--output", scratch.Path)).MustEndWith(2);
        Assert.DoesNotContain(Key, refused.Output + refused.Error + scratch.AllText(), StringComparison.Ordinal);
        Assert.Contains("--api-key-env", refused.Error, StringComparison.Ordinal);
    }
}
