using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace LLMeter.Native.Endpoints;

/// <summary>Options of a configuration file: what an endpoint's <see cref="IEndpoint.WriteOptions"/> wrote, or a person in the same form.</summary>
internal sealed class JsonOptionSource : IOptionSource
{
    private readonly JsonElement _options;

    /// <param name="options">An object whose members are options by their JSON names.</param>
    /// <param name="known">The options that there are.</param>
    /// <param name="besides">Further members that the object may have and that are no options.</param>
    /// <exception cref="OptionException">It is no object, or has a member that nobody knows.</exception>
    public JsonOptionSource(JsonElement options, IReadOnlyList<OptionDescriptor> known, params ReadOnlySpan<string> besides)
    {
        _options = options;
        if (options.ValueKind != JsonValueKind.Object)
        {
            throw new OptionException("options", $"The options must be a JSON object, not {Describe(options)}.");
        }

        var names = new List<string>(known.Count);
        foreach (var option in known)
        {
            names.Add(option.JsonName);
        }

        foreach (var member in options.EnumerateObject())
        {
            if (!besides.Contains(member.Name) && !names.Contains(member.Name))
            {
                throw new OptionException(member.Name, $"'{member.Name}' is not an option here; {Suggest(member.Name, names)}");
            }
        }
    }

    public string NameOf(OptionDescriptor option) => $"'{option.JsonName}'";

    public bool TryGet(OptionDescriptor option, [NotNullWhen(true)] out IReadOnlyList<string>? values)
    {
        values = null;
        if (_options.TryGetProperty(option.JsonName, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            values = option.Kind switch
            {
                OptionKind.List => Texts(option, value),
                OptionKind.Pairs => Pairs(option, value),
                _ => [Scalar(option, value)],
            };
        }

        return values is not null;
    }

    private static string Scalar(OptionDescriptor option, JsonElement value) => (option.Kind, value.ValueKind) switch
    {
        (OptionKind.Text or OptionKind.Choice or OptionKind.Duration, JsonValueKind.String) => value.GetString()!,
        (OptionKind.Integer or OptionKind.Number or OptionKind.Duration, JsonValueKind.Number) => value.GetRawText(),
        (OptionKind.Flag, JsonValueKind.True) => "true",
        (OptionKind.Flag, JsonValueKind.False) => "false",
        _ => throw Wrong(option, value),
    };

    private static List<string> Texts(OptionDescriptor option, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(option, value);
        }

        var texts = new List<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            texts.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(option, item));
        }

        return texts;
    }

    private static List<string> Pairs(OptionDescriptor option, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && option.IsSecret && value.GetArrayLength() > 0)
        {
            throw new OptionException(
                option.JsonName,
                $"'{option.JsonName}': the file has the names but not the values, which are secret; give them again as --{option.Name} {option.ValueName}");
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(option, value);
        }

        var pairs = new List<string>();
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name.Contains('=', StringComparison.Ordinal))
            {
                throw new OptionException(option.JsonName, $"'{option.JsonName}': the name '{member.Name}' must not hold an equal sign");
            }

            var text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : throw Wrong(option, member.Value);
            pairs.Add($"{member.Name}={text}");
        }

        return pairs;
    }

    private static OptionException Wrong(OptionDescriptor option, JsonElement value) =>
        new(option.JsonName, $"'{option.JsonName}' must be {Wanted(option)}, not {Describe(value)}");

    private static string Wanted(OptionDescriptor option) => option.Kind switch
    {
        OptionKind.Integer => "a whole number",
        OptionKind.Number => "a number",
        OptionKind.Flag => "true or false",
        OptionKind.Duration => "seconds as a number, or a text such as \"250ms\" or \"60s\"",
        OptionKind.Choice => "one of " + string.Join(", ", option.Choices),
        OptionKind.Pairs => "an object of texts",
        OptionKind.List => "an array of texts",
        _ => "a text",
    };

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        _ => value.GetRawText(),
    };

    private static string Suggest(string name, List<string> names) =>
        NearestName.Find(name, names) is { } near ? $"did you mean '{near}'?" : "there are " + string.Join(", ", names);
}
