using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Wire;

/// <summary>One element of <see cref="JsonOracleDocument"/>'s array c; itself with an inner array.</summary>
[JsonProjection]
internal ref partial struct JsonOracleElement
{
    private int _inner;

    [JsonPath("a")]
    public long? A;

    [JsonPath("b")]
    public JsonText B;

    [JsonPath("c[*]")]
    private void OnC(in JsonOracleElement element) => _inner += 1 + element._inner;

    public readonly string Describe() => $"{JsonOracleDocument.Show(A)}/{JsonOracleDocument.Show(B)}/{_inner}";
}
