using System.Buffers;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Wire;

/// <summary>A projection of the shape that chat endpoints use, for the tests of generated readers.</summary>
[JsonProjection]
internal ref partial struct JsonSampleChunk(ArrayBufferWriter<byte> content)
{
    [JsonPath("id")]
    public JsonText Id;

    [JsonPath("usage.prompt_tokens")]
    public long? PromptTokens;

    [JsonPath("usage.prompt_tokens_details.cached_tokens")]
    public int? CachedTokens;

    [JsonPath("usage.cost")]
    public double? Cost;

    [JsonPath("error")]
    public JsonSlice Error;

    [JsonPath("error.message")]
    public JsonText ErrorMessage;

    [JsonPath("choices[0].finish_reason")]
    public JsonText FirstFinish;

    [JsonPath("""
        "amazon-bedrock-invocationMetrics".inputTokenCount
        """)]
    public long? InputTokenCount;

    public int Choices;

    [JsonPath("done")]
    public bool? Done { get; set; }

    [JsonPath("choices[*]")]
    private void OnChoice(scoped in JsonSampleChoice choice)
    {
        Choices++;
        choice.Content.AppendTo(content);
    }
}
