using System.Text.Json;

namespace LLMeter.Native.Wire;

/// <summary>A JSON value of any kind, viewed in place as its raw bytes.</summary>
internal readonly ref struct JsonSlice(ReadOnlySpan<byte> raw, JsonTokenType kind)
{
    /// <summary>Whether a value other than null was there.</summary>
    public bool Exists => Kind is not (JsonTokenType.None or JsonTokenType.Null);

    /// <summary>Whether null was there, written out.</summary>
    public bool IsNull => Kind == JsonTokenType.Null;

    /// <summary>The value's first token, such as StartObject or Number; None when it was absent.</summary>
    public JsonTokenType Kind { get; } = kind;

    /// <summary>The value as it stands in the document: a string with its quotes, an object with its braces; empty when it was absent.</summary>
    public ReadOnlySpan<byte> Raw { get; } = raw;
}
