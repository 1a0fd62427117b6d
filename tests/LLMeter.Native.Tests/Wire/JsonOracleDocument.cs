using System.Globalization;
using System.Text;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Wire;

/// <summary>A projection whose paths overlap in every way that paths can, for comparison with an oracle.</summary>
[JsonProjection]
internal ref partial struct JsonOracleDocument(List<string> elements)
{
    [JsonPath("a")]
    public JsonText A;

    [JsonPath("a.b")]
    public long? AB;

    [JsonPath("b")]
    public JsonSlice B;

    [JsonPath("b.a")]
    public bool? BA;

    [JsonPath("b.c[1]")]
    public double? BC1;

    [JsonPath("c[0]")]
    public int? C0;

    [JsonPath("c[1].b")]
    public JsonText C1B;

    [JsonPath("\"d e\".a.b")]
    public double? DAB;

    [JsonPath("\"d e\".a.c")]
    public JsonSlice DAC;

    [JsonPath("c[*]")]
    private readonly void OnC(scoped in JsonOracleElement element) => elements.Add(element.Describe());

    /// <summary>All values as text, in the order of <see cref="JsonOracle.Paths"/>.</summary>
    public readonly List<string> Describe() =>
    [
        Show(A), Show(AB), Show(B), Show(BA), Show(BC1), Show(C0), Show(C1B), Show(DAB), Show(DAC), .. elements,
    ];

    public static string Show(JsonText text) => text.Decode() ?? "unset";

    public static string Show(JsonSlice slice) => slice.Exists ? Encoding.UTF8.GetString(slice.Raw) : "unset";

    public static string Show<T>(T? value)
        where T : struct => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "unset";
}
