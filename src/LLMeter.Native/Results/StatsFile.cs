using System.Text.Json;

namespace LLMeter.Native.Results;

/// <summary>stats.json: the flat statistics of a run.</summary>
internal static class StatsFile
{
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(RunFolder folder, StatsDocument stats) => JsonFile.Replace(folder.Stats, stats.Write);

    /// <exception cref="ResultsException">The file cannot be read, or does not hold one flat object.</exception>
    public static StatsDocument Read(string path)
    {
        try
        {
            return Parse(JsonFile.Read(path).Span);
        }
        catch (JsonException cause)
        {
            throw new ResultsException($"{path} is not a statistics file: {cause.Message}", cause);
        }
    }

    private static StatsDocument Parse(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("It does not hold a JSON object.");
        }

        var stats = new StatsDocument();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString()!;
            json.Read();
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                json.Skip(); // Not flat, so none of ours; LLMeter's callbacks contribute numbers alone.
                continue;
            }

            stats.Set(key, ValueOf(ref json));
        }

        return stats;
    }

    private static StatValue ValueOf(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Number => json.TryGetInt64(out var integer) ? StatValue.Of(integer) : StatValue.Of(json.GetDouble()),
        JsonTokenType.String => StatValue.Of(json.GetString()),
        JsonTokenType.True or JsonTokenType.False => StatValue.Of(json.GetBoolean()),
        _ => default,
    };
}
