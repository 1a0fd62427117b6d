namespace LLMeter.Native.Smoke;

/// <summary>One <c>llmeter simulate</c> that the tests of a class share.</summary>
public sealed class RunningSimulator : IAsyncLifetime
{
    /// <summary>What it is told: the least that any time to first token can be, in seconds.</summary>
    public const double TimeToFirstToken = 0.030;

    public const double Gap = 0.002;
    public const int OutputTokens = 8;
    public const int InputTokens = 7;
    private Llmeter? _process;

    public string BaseUrl { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _process = Llmeter.Start(["simulate", "--ttft", "30ms", "--itl", "2ms", "--output-tokens", $"{OutputTokens}", "--input-tokens", $"{InputTokens}", "--stamp"]);
        BaseUrl = await _process.ReadLineAsync() ?? throw new InvalidOperationException($"the simulator did not start: {(await _process.EndAsync()).Error}");
    }

    public Task DisposeAsync()
    {
        _process?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The words of a run against it.</summary>
    internal string[] Run(string endpoint, params string[] more) =>
        ["run", endpoint, "--base-url", BaseUrl, "--model", "sim", .. more];
}
