using System.Text.Json;

namespace LLMeter.Native.Results;

/// <summary>plan.json: what run_config.json, whose keys are LLMeter's alone, has no place for.</summary>
internal static class PlanFile
{
    /// <param name="folder">The run's folder.</param>
    /// <param name="members">Writes the members of its one object. Never a secret.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(RunFolder folder, Action<Utf8JsonWriter> members) => JsonFile.Replace(folder.Plan, json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });

    /// <exception cref="ResultsException">The file cannot be read, or is no plan.</exception>
    public static PlanFacts Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonFile.Read(path));
            var root = document.RootElement;
            var url = root.TryGetProperty("options", out var options) && options.TryGetProperty("base_url", out var value) ? value.GetString() : null;
            return new PlanFacts(
                root.TryGetProperty("endpoint", out var endpoint) ? endpoint.GetString() : null,
                Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : null,
                root.TryGetProperty("simulated", out var simulated) && simulated.ValueKind == JsonValueKind.True);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            throw new ResultsException($"{path} is not a run's plan: {cause.Message}", cause);
        }
    }
}
