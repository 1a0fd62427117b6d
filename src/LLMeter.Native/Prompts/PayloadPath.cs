using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LLMeter.Native.Prompts;

/// <summary>A place in a payload, written <c>messages[0].content</c>; a name with a dot or bracket in it is <c>metadata["user.id"]</c>.</summary>
internal sealed class PayloadPath
{
    private PayloadPath(IReadOnlyList<PathStep> steps) => Steps = steps;

    /// <summary>From the payload's root inwards; never empty where a user wrote the path.</summary>
    public IReadOnlyList<PathStep> Steps { get; }

    /// <summary>Where a node stands in its tree; empty for the root.</summary>
    public static PayloadPath To(JsonNode node)
    {
        var steps = new List<PathStep>();
        for (; node.Parent is { } parent; node = parent)
        {
            steps.Add(parent is JsonObject ? PathStep.Into(node.GetPropertyName()) : PathStep.Into(node.GetElementIndex()));
        }

        steps.Reverse();
        return new PayloadPath(steps);
    }

    /// <summary>Reads the path at the beginning of <paramref name="text"/>, up to an equals sign or the end.</summary>
    /// <param name="text">Such as <c>messages[0].content=hi</c>.</param>
    /// <param name="length">How much of the text is the path.</param>
    /// <exception cref="FormatException">With the column, from 1, and what was expected there.</exception>
    public static PayloadPath Parse(string text, out int length)
    {
        var steps = new List<PathStep>();
        var at = 0;
        do
        {
            steps.Add(text.AsSpan(at).StartsWith('[') ? ReadBracket(text, ref at) : ReadName(text, ref at, isFirst: steps.Count == 0));
        }
        while (at < text.Length && text[at] != '=');
        length = at;
        return steps[0].Name is null ? throw Bad(0, "a payload is an object, so its first step is a name") : new PayloadPath(steps);
    }

    public override string ToString() => Prefix(Steps.Count);

    /// <summary>The path's first steps as text, for a message about a node on the way.</summary>
    public string Prefix(int steps)
    {
        var text = new StringBuilder();
        for (var i = 0; i < steps; i++)
        {
            if (Steps[i].Name is not { } name)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{Steps[i].Index}]");
            }
            else if (name.Length == 0 || name.AsSpan().ContainsAny(".[]=\""))
            {
                text.Append('[').Append(JsonValue.Create(name).ToJsonString()).Append(']');
            }
            else
            {
                text.Append(i == 0 ? "" : ".").Append(name);
            }
        }

        return text.ToString();
    }

    private static PathStep ReadName(string text, ref int at, bool isFirst)
    {
        if (!isFirst)
        {
            if (text[at] != '.')
            {
                throw Bad(at, "expected '.', '[' or '=' after ']'");
            }

            at++;
        }

        var end = text.AsSpan(at).IndexOfAny(".[]=\"");
        end = end < 0 ? text.Length : at + end;
        if (end == at)
        {
            throw Bad(at, at < text.Length && text[at] == '"' ? "a quoted name stands in brackets, as in [\"user.id\"]" : "expected a name");
        }

        if (end < text.Length && text[end] is ']' or '"')
        {
            throw Bad(end, $"a name with {text[end]} in it is written in brackets and quotes, as in [\"user.id\"]");
        }

        var step = PathStep.Into(text[at..end]);
        at = end;
        return step;
    }

    private static PathStep ReadBracket(string text, ref int at)
    {
        var start = ++at;
        if (at < text.Length && text[at] == '"')
        {
            var name = ReadQuoted(text, ref at);
            Close(text, ref at);
            return PathStep.Into(name);
        }

        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (!int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            throw Bad(start, "expected an index or a quoted name after '['");
        }

        Close(text, ref at);
        return PathStep.Into(index);
    }

    private static string ReadQuoted(string text, ref int at)
    {
        var start = at++;
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        if (at >= text.Length)
        {
            throw Bad(start, "this quote is never closed");
        }

        at++;
        try
        {
            return PayloadJson.Read(Encoding.UTF8.GetBytes(text[start..at]))!.GetValue<string>();
        }
        catch (PayloadJsonException)
        {
            throw Bad(start, "not a JSON string");
        }
    }

    private static void Close(string text, ref int at)
    {
        if (at >= text.Length || text[at] != ']')
        {
            throw Bad(at, "expected ']'");
        }

        at++;
    }

    private static FormatException Bad(int at, string why) => new(string.Create(CultureInfo.InvariantCulture, $"column {at + 1}: {why}"));
}
