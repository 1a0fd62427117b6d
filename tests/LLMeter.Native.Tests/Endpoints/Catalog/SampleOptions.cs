using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Tests.Endpoints.Catalog;

/// <summary>One option of every kind.</summary>
internal sealed record SampleOptions : SampleServiceOptions
{
    /// <summary>The model to ask.</summary>
    [Option(JsonName = "model_id")]
    public required string Model { get; init; }

    /// <summary>Which answers count.</summary>
    public SampleMode Mode { get; init; } = SampleMode.FirstToken;

    /// <summary>Another mode, unset by default.</summary>
    public SampleMode? Fallback { get; init; }

    /// <summary>Whether only visible text counts.</summary>
    public bool TtftVisibleTokensOnly { get; init; } = true;

    /// <summary>The most tokens to answer with.</summary>
    public int MaxTokens { get; init; } = 256;

    /// <summary>A seed for the service.</summary>
    public long? Seed { get; init; }

    /// <summary>How random the answer is.</summary>
    public double Temperature { get; init; } = 0.5;

    /// <summary>How long to wait.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A text that ends the answer.</summary>
    [Option(Name = "stop")]
    public IReadOnlyList<string> StopTexts { get; init; } = [];

    /// <summary>Who asks.</summary>
    public string? User { get; init; }

    /// <summary>A header whose value nobody may see.</summary>
    [Option(Secret = true)]
    public IReadOnlyList<KeyValuePair<string, string>> SecretHeader { get; init; } = [];

    /// <summary>A key that nobody may see.</summary>
    [Option(Secret = true)]
    public string? Passphrase { get; init; }

    /// <summary>Derived from others, so no option.</summary>
    public string Address => BaseUrl + "/" + Model;
}
