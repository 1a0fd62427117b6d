namespace LLMeter.Generators.Tests.Projections;

/// <summary>Projections to generate readers for.</summary>
internal static class ProjectionSources
{
    public const string Chunk = """
        using LLMeter.Native.Wire;

        namespace Some.Dialect;

        [JsonProjection]
        internal ref partial struct Chunk(List<string> seen)
        {
            [JsonPath("id")] public JsonText Id;
            [JsonPath("usage.prompt_tokens")] public long? PromptTokens;
            [JsonPath("usage.prompt_tokens_details.cached_tokens")] public int? CachedTokens;
            [JsonPath("error")] public JsonSlice Error;
            [JsonPath("error.message")] public JsonText ErrorMessage;
            [JsonPath("choices[0].finish_reason")] public JsonText FirstFinish;
            [JsonPath("done")] public bool? Done { get; set; }

            [JsonPath("choices[*]")]
            private void OnChoice(scoped in Choice choice) => seen.Add(choice.Content.ToString());
        }
        """;

    public const string Choice = """
        namespace Some.Dialect;

        [LLMeter.Native.Wire.JsonProjection]
        internal ref partial struct Choice
        {
            [LLMeter.Native.Wire.JsonPath("delta.content")] public LLMeter.Native.Wire.JsonText Content;
        }
        """;

    /// <summary>A plain struct, quoted names, names that give the same method name, a value that is object or array or number.</summary>
    public const string Odd = """
        using LLMeter.Native.Wire;

        [JsonProjection]
        internal partial record struct Odd
        {
            [JsonPath("\"a.b\".x")] public double? Quoted { get; set; }
            [JsonPath("a_b.x")] public double? Snake { get; set; }
            [JsonPath("a")] public long? Scalar { get; set; }
            [JsonPath("a.n")] public int? Named { get; set; }
            [JsonPath("a[1]")] public bool? Second { get; set; }
            [JsonPath("a[2][0]")] public bool? Corner { get; set; }
            [JsonPath("\"q\\\"\\\\\u00e9\"")] public long? Strange { get; set; }
        }
        """;
}
