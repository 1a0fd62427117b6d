namespace LLMeter.Generators.Parsing;

/// <summary>The names in the product that projections are recognised by.</summary>
internal static class ProjectionNames
{
    public const string ProjectionAttribute = "LLMeter.Native.Wire.JsonProjectionAttribute";
    public const string PathAttribute = "LLMeter.Native.Wire.JsonPathAttribute";
    public const string Text = "LLMeter.Native.Wire.JsonText";
    public const string Slice = "LLMeter.Native.Wire.JsonSlice";
}
