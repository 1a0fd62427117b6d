using System.Text.Json.Serialization;

namespace LLMeter.Native.Results.Loading;

/// <summary>A line of responses.jsonl as it is read: LLMeter's fields without input_payload, which is skipped.</summary>
internal sealed record ResponseRecord
{
    public string? ResponseText { get; init; }

    public string? Id { get; init; }

    [JsonConverter(typeof(PromptConverter))]
    public string? InputPrompt { get; init; }

    public double? TimeToFirstToken { get; init; }

    public double? TimeToLastToken { get; init; }

    // Token counts are read as numbers: another writer may have put 20.0.
    public double? NumTokensInput { get; init; }

    public double? NumTokensOutput { get; init; }

    public double? NumTokensInputCached { get; init; }

    public double? NumTokensOutputReasoning { get; init; }

    public double? TimePerOutputToken { get; init; }

    public string? Error { get; init; }

    public double? Retries { get; init; }

    public string? RequestTime { get; init; }
}
