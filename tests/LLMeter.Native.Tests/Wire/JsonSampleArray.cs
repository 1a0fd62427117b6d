using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Wire;

/// <summary>A projection of a document that is an array, as some text-generation servers answer.</summary>
[JsonProjection]
internal ref partial struct JsonSampleArray
{
    [JsonPath("[0].generated_text")]
    public JsonText FirstText;

    [JsonPath("[1][0]")]
    public JsonSlice Corner;
}
