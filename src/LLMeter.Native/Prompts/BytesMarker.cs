using System.Text.Json;
using System.Text.Json.Nodes;

namespace LLMeter.Native.Prompts;

/// <summary>Bytes inside a payload, as LLMeter writes them to JSON: <c>{"__llmeter_bytes__": "base64"}</c>, an object with that one name.</summary>
/// <remarks>Payloads keep the markers; an endpoint lists them to send the bytes as its service wants them, or to refuse them.</remarks>
/// <param name="Path">Where in the payload it stands, such as <c>messages[0].content[1].image.source.bytes</c>.</param>
/// <param name="Node">The marker object itself, to be replaced.</param>
internal sealed record BytesMarker(string Path, JsonObject Node)
{
    public const string Name = "__llmeter_bytes__";

    /// <summary>The text that stands for the bytes; standard base64 in every payload that was loaded.</summary>
    public string Base64 => Node[Name]!.GetValue<string>();

    public byte[] Decode() => Convert.FromBase64String(Base64);

    /// <summary>A marker around these bytes.</summary>
    public static JsonObject Around(ReadOnlySpan<byte> bytes) => new() { [Name] = Convert.ToBase64String(bytes) };

    /// <summary>All markers of a payload, in the order of its text.</summary>
    public static IReadOnlyList<BytesMarker> Find(JsonObject payload)
    {
        List<BytesMarker>? found = null;
        Collect(payload, ref found);
        return found ?? (IReadOnlyList<BytesMarker>)[];
    }

    /// <summary>Refuses a payload with a marker that holds no base64, and one that is nothing but a marker.</summary>
    /// <remarks>Stricter than LLMeter, whose decoder drops what is not in base64's alphabet and so sends other bytes than were meant.</remarks>
    /// <exception cref="PayloadException">Naming the origin and the marker's path.</exception>
    public static void RequireValid(JsonObject payload, string origin)
    {
        foreach (var marker in Find(payload))
        {
            if (marker.Path.Length == 0)
            {
                throw new PayloadException($"{origin}: a payload must be a JSON object, this is bytes alone ({Name})");
            }

            if (marker.Node[Name]?.GetValueKind() != JsonValueKind.String || !System.Buffers.Text.Base64.IsValid(marker.Base64))
            {
                throw new PayloadException($"{origin}: {marker.Path}: {Name} does not hold base64 (A to Z, a to z, 0 to 9, + and /, padded with =)");
            }
        }
    }

    private static void Collect(JsonNode? node, ref List<BytesMarker>? found)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } marker when marker.ContainsKey(Name):
                (found ??= []).Add(new BytesMarker(PayloadPath.To(marker).ToString(), marker));
                break;
            case JsonObject json:
                foreach (var (_, value) in json)
                {
                    Collect(value, ref found);
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                {
                    Collect(item, ref found);
                }

                break;
            default:
                break;
        }
    }
}
