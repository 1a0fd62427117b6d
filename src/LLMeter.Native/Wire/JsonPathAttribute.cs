namespace LLMeter.Native.Wire;

/// <summary>Says where in the JSON a projected member's value stands: <c>usage.prompt_tokens</c>, <c>choices[0].delta</c>, <c>"a.b".c</c>.</summary>
/// <remarks>
/// For JsonText, JsonSlice, long?, int?, double?, bool?. A path that ends in <c>[*]</c> belongs to a method that takes another
/// projection by <c>in</c>; it is called for each element of that array, in order.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method)]
internal sealed class JsonPathAttribute(string path) : Attribute
{
    public string Path => path;
}
