using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Wire;

/// <summary>A projection without views into the document, which may be an ordinary struct.</summary>
[JsonProjection]
internal partial struct JsonSampleNumbers
{
    [JsonPath("n")]
    public long? Whole;

    [JsonPath("n.inner")]
    public long? Inner;

    [JsonPath("i")]
    public int? Small;

    [JsonPath("d")]
    public double? Real;

    [JsonPath("b")]
    public bool? Flag;

    [JsonPath("list[2]")]
    public long? Third;
}
