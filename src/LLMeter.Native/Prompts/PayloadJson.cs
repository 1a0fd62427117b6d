using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace LLMeter.Native.Prompts;

/// <summary>Reads JSON into nodes so that what is written later is what the user wrote.</summary>
/// <remarks>
/// Unlike <see cref="JsonNode.Parse(string, JsonNodeOptions?, JsonDocumentOptions)"/>, nothing is put off: every string is decoded now, so that a
/// bad one is an error with a place; and of a name that occurs twice the last value wins at the first one's place, as in Python, where
/// the framework's nodes would throw at some later use. Numbers keep their text: 1.10 stays 1.10, and 12345678901234567890 is not rounded.
/// </remarks>
internal static class PayloadJson
{
    /// <summary>How deep objects and arrays may nest; the framework's own default, so that what is read here can be read everywhere.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads one JSON value that fills the whole text.</summary>
    /// <returns>The value; null for JSON's null.</returns>
    /// <exception cref="PayloadJsonException">The text is not UTF-8, not JSON, or nests too deep.</exception>
    public static JsonNode? Read(ReadOnlySpan<byte> utf8)
    {
        RequireUtf8(utf8);
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            json.Read();
            var node = ReadValue(ref json, utf8);
            json.Read(); // Throws where anything but whitespace follows.
            return node;
        }
        catch (JsonException broken)
        {
            throw Placed(broken, utf8);
        }
    }

    /// <summary>Whether the text is the beginning of a JSON value that ends later, such as the first line of an indented object.</summary>
    public static bool IsUnfinished(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            while (json.Read())
            {
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return json.CurrentDepth > 0 || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
    }

    private static JsonNode? ReadValue(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8) => json.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref json, utf8),
        JsonTokenType.StartArray => ReadArray(ref json, utf8),
        JsonTokenType.String => JsonValue.Create(ReadString(ref json, utf8)),
        JsonTokenType.Number => JsonValue.Create(JsonElement.ParseValue(ref json)), // An element keeps the number's text.
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        _ => null,
    };

    private static JsonObject ReadObject(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        var node = new JsonObject();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = ReadString(ref json, utf8);
            json.Read();
            node[name] = ReadValue(ref json, utf8);
        }

        return node;
    }

    private static JsonArray ReadArray(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        var node = new JsonArray();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            node.Add(ReadValue(ref json, utf8));
        }

        return node;
    }

    private static string ReadString(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The text is UTF-8, so only an escape can be at fault. Python would read it, and then fail to send it.
            throw At(utf8, (int)json.TokenStartIndex, "the string that begins here escapes half of a surrogate pair (such as \\ud83d alone)");
        }
    }

    private static void RequireUtf8(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            throw At(utf8, 0, "a byte order mark stands before it");
        }

        if (Utf8.IsValid(utf8))
        {
            return;
        }

        for (var rest = utf8; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf8(rest, out _, out var length) != OperationStatus.Done)
            {
                throw At(utf8, utf8.Length - rest.Length, $"byte 0x{rest[0]:x2} is not UTF-8");
            }

            rest = rest[length..];
        }
    }

    private static PayloadJsonException At(ReadOnlySpan<byte> utf8, int offset, string reason)
    {
        var before = utf8[..offset];
        var start = before.LastIndexOf((byte)'\n') + 1;
        return new PayloadJsonException(reason, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    /// <summary>The framework's reason and place, without its closing "LineNumber: 0 | BytePositionInLine: 5." and its talk of options.</summary>
    private static PayloadJsonException Placed(JsonException broken, ReadOnlySpan<byte> utf8)
    {
        var start = 0;
        for (var line = broken.LineNumber ?? 0; line > 0; line--)
        {
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        }

        var offset = Math.Min(start + (int)(broken.BytePositionInLine ?? 0), utf8.Length);
        var end = broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? broken.Message : broken.Message[..end])
            .Replace(" Change the reader options.", "", StringComparison.Ordinal)
            .TrimEnd('.');
        return At(utf8, offset, IsTooDeep(reason) ? $"it nests deeper than {MaxDepth} levels" : reason);
    }

    private static bool IsTooDeep(string reason) => reason.Contains("maximum configured depth", StringComparison.Ordinal);
}
