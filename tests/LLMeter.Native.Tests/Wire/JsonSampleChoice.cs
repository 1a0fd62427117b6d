using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Wire;

/// <summary>One element of <see cref="JsonSampleChunk"/>'s choices.</summary>
[JsonProjection]
internal ref partial struct JsonSampleChoice
{
    [JsonPath("index")]
    public int? Index;

    [JsonPath("delta.content")]
    public JsonText Content;
}
