namespace LLMeter.Native.Endpoints.OpenAi;

/// <summary>How to reach a service that speaks OpenAI's Chat Completions.</summary>
internal record OpenAiChatOptions
{
    /// <summary>The model that requests name.</summary>
    [Option(ValueName = "MODEL")]
    public required string Model { get; init; }

    /// <summary>Where the API is, up to and without /chat/completions.</summary>
    [Option(ValueName = "URL")]
    public string BaseUrl { get; init; } = "https://api.openai.com/v1";

    /// <summary>The environment variable that holds the API key. The key itself is never an argument, never printed and never written to a file. Without one, other servers than OpenAI's are asked without a key.</summary>
    [Option(ValueName = "NAME")]
    public string ApiKeyEnv { get; init; } = "OPENAI_API_KEY";

    /// <summary>A header that every request carries; may be repeated. Its value is taken for a secret: never printed, never written to a file.</summary>
    [Option(ValueName = "NAME=VALUE", Secret = true)]
    public IReadOnlyList<KeyValuePair<string, string>> Header { get; init; } = [];
}
