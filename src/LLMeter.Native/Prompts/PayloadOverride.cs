using System.Text;
using System.Text.Json.Nodes;

namespace LLMeter.Native.Prompts;

/// <summary>One <c>--set path=value</c>: puts a value into a payload, over what stands there.</summary>
/// <remarks>
/// The value is JSON where it is JSON, else the text itself: <c>temperature=0.2</c> sets a number, <c>user=abc</c> a string, <c>user="123"</c> a
/// string of digits. What opens like a JSON object, array or string and is none is refused rather than sent as text. Objects on the way are
/// made as needed; an array's index must be there or be the next one.
/// </remarks>
internal sealed class PayloadOverride
{
    private readonly string _text;
    private readonly JsonNode? _value;

    private PayloadOverride(string text, PayloadPath path, JsonNode? value)
    {
        _text = text;
        Path = path;
        _value = value;
    }

    public PayloadPath Path { get; }

    /// <summary>Reads an override as the user typed it.</summary>
    /// <exception cref="PayloadException">Naming the text and the column.</exception>
    public static PayloadOverride Parse(string text)
    {
        try
        {
            var path = PayloadPath.Parse(text, out var length);
            if (length == text.Length)
            {
                throw new FormatException($"column {length + 1}: expected '=' and a value");
            }

            return new PayloadOverride(text, path, ReadValue(text, length + 1));
        }
        catch (FormatException bad)
        {
            throw new PayloadException($"--set {text}: {bad.Message}", bad);
        }
    }

    /// <summary>Sets the value in this payload.</summary>
    /// <exception cref="PayloadException">Where the payload has something else on the path.</exception>
    public void Apply(Payload payload)
    {
        JsonNode node = payload.Json;
        var last = Path.Steps.Count - 1;
        for (var i = 0; i < last; i++)
        {
            node = Child(node, i, payload) ?? Put(node, i, Path.Steps[i + 1].Name is null ? new JsonArray() : new JsonObject(), payload)!;
        }

        Put(node, last, _value?.DeepClone(), payload);
    }

    private static JsonNode? ReadValue(string text, int start)
    {
        var value = text[start..];
        if (value.Length == 0)
        {
            throw new FormatException($"column {start + 1}: expected a value; write null, or \"\" for an empty string");
        }

        try
        {
            return PayloadJson.Read(Encoding.UTF8.GetBytes(value));
        }
        catch (PayloadJsonException broken) when (value.AsSpan().TrimStart()[..1] is "{" or "[" or "\"")
        {
            throw new FormatException($"column {start + broken.Column}: the value opens like JSON, but {broken.Message}; to set it as text, "
                + "write it as a JSON string", broken);
        }
        catch (PayloadJsonException)
        {
            return JsonValue.Create(value);
        }
    }

    /// <summary>What stands at step <paramref name="i"/>; null where nothing does, or JSON's null.</summary>
    private JsonNode? Child(JsonNode node, int i, Payload payload)
    {
        var step = Path.Steps[i];
        return step.Name is { } name ? AsObject(node, i, payload)[name]
            : AsArray(node, i, payload) is var array && step.Index < array.Count ? array[step.Index] : null;
    }

    private JsonNode? Put(JsonNode node, int i, JsonNode? value, Payload payload)
    {
        var step = Path.Steps[i];
        if (step.Name is { } name)
        {
            return AsObject(node, i, payload)[name] = value;
        }

        var array = AsArray(node, i, payload);
        if (step.Index > array.Count)
        {
            throw Bad(payload, $"{Path.Prefix(i)} has a length of {array.Count}, so the next index is [{array.Count}]");
        }

        if (step.Index == array.Count)
        {
            array.Add(value);
        }
        else
        {
            array[step.Index] = value;
        }

        return value;
    }

    private JsonObject AsObject(JsonNode node, int i, Payload payload) => node as JsonObject
        ?? throw Bad(payload, $"{Path.Prefix(i)} is {PayloadText.Kind(node)}, not an object");

    private JsonArray AsArray(JsonNode node, int i, Payload payload) => node as JsonArray
        ?? throw Bad(payload, $"{Path.Prefix(i)} is {PayloadText.Kind(node)}, not an array");

    private PayloadException Bad(Payload payload, string why) => new($"--set {_text}: {why} ({payload.Origin})");
}
