using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LLMeter.Native.Prompts;

/// <summary>Takes one text's payloads out of it. A bad one is an error that names its place; none is skipped.</summary>
internal static class PayloadText
{
    /// <summary>What Python strips from an ASCII line.</summary>
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\v\f"u8);

    /// <summary>The text's payloads, read as they are asked for.</summary>
    /// <param name="text">The bytes of the file, with or without a UTF-8 byte order mark.</param>
    /// <param name="name">The file as the user knows it.</param>
    /// <param name="format">How the text is cut.</param>
    /// <exception cref="PayloadException">While reading: at the first payload that cannot be used, or at the end where there was none.</exception>
    public static IEnumerable<Payload> Read(ReadOnlyMemory<byte> text, string name, PayloadFormat format)
    {
        text = WithoutMark(text, name);
        if (format == PayloadFormat.Either)
        {
            format = Detect(text.Span);
        }

        var any = false;
        foreach (var payload in format == PayloadFormat.JsonLines ? ReadLines(text, name) : ReadDocument(text, name))
        {
            any = true;
            yield return payload;
        }

        if (!any)
        {
            throw new PayloadException($"{name}: holds no payload; write at least one JSON object into it");
        }
    }

    private static PayloadFormat Detect(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var line = text[..TextLines.First(text, out var next)];
            text = text[next..];
            if (!IsBlank(line))
            {
                // A lone line is a document too, and may then be an array.
                return PayloadJson.IsUnfinished(line) || IsBlank(text) ? PayloadFormat.Json : PayloadFormat.JsonLines;
            }
        }

        return PayloadFormat.Json;
    }

    private static IEnumerable<Payload> ReadLines(ReadOnlyMemory<byte> text, string name)
    {
        for (var number = 1; !text.IsEmpty; number++)
        {
            var line = text[..TextLines.First(text.Span, out var next)];
            text = text[next..];
            if (!IsBlank(line.Span))
            {
                yield return ReadLine(line.Span, name, number);
            }
        }
    }

    private static Payload ReadLine(ReadOnlySpan<byte> line, string name, int number)
    {
        var origin = $"{name}:{number}";
        try
        {
            return Checked(PayloadJson.Read(line), origin);
        }
        catch (PayloadJsonException broken)
        {
            throw new PayloadException($"{origin}:{broken.Column}: not JSON: {broken.Message}; each line must be one whole JSON object", broken);
        }
    }

    private static IEnumerable<Payload> ReadDocument(ReadOnlyMemory<byte> text, string name)
    {
        if (IsBlank(text.Span))
        {
            yield break;
        }

        var root = ReadRoot(text.Span, name);
        if (root is not JsonArray array)
        {
            yield return Checked(root, name);
            yield break;
        }

        var items = array.ToArray();
        array.Clear(); // A node has one parent; a payload must stand alone.
        for (var i = 0; i < items.Length; i++)
        {
            yield return Checked(items[i], $"{name}[{i}]");
        }
    }

    private static JsonNode? ReadRoot(ReadOnlySpan<byte> text, string name)
    {
        try
        {
            return PayloadJson.Read(text);
        }
        catch (PayloadJsonException broken)
        {
            var remedy = broken.Message.Contains("after a single JSON value", StringComparison.Ordinal)
                ? "if it holds one object a line, name it .jsonl"
                : "it must be one JSON object or an array of objects";
            throw new PayloadException($"{name}:{broken.Line}:{broken.Column}: not JSON: {broken.Message}; {remedy}", broken);
        }
    }

    private static Payload Checked(JsonNode? node, string origin)
    {
        if (node is not JsonObject json)
        {
            throw new PayloadException($"{origin}: a payload must be a JSON object, this is {Kind(node)}");
        }

        BytesMarker.RequireValid(json, origin);
        return new Payload(json, origin);
    }

    /// <summary>What a node is, with its article, for messages.</summary>
    public static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text, string name)
    {
        var span = text.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new PayloadException($"{name}: is UTF-16; save it as UTF-8");
        }

        return span.StartsWith("\uFEFF"u8) ? text[3..] : text;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(Blanks) < 0;
}
