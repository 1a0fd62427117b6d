using System.Text.Json;

namespace LLMeter.Native.Results;

/// <summary>run_config.json: LLMeter's keys and no other at the top, because its loader hands them to a constructor.</summary>
internal static class RunConfigFile
{
    /// <param name="folder">The run's folder.</param>
    /// <param name="config">What was asked for.</param>
    /// <param name="endpoint">Writes the endpoint's own object: endpoint_name, model_id, provider, its options, endpoint_type. Never a secret.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(RunFolder folder, RunConfig config, Action<Utf8JsonWriter> endpoint) => JsonFile.Replace(folder.RunConfig, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("endpoint");
        endpoint(json);
        json.WriteString("output_path", config.OutputPath);
        json.WriteStartObject("tokenizer");
        json.WriteString("tokenizer_module", "llmeter");
        json.WriteEndObject();
        json.WriteNumber("clients", config.Clients);

        // As LLMeter: a run bound by time has 0 requests until it knows better.
        WriteNumber(json, "n_requests", config.Duration is null ? config.RequestsPerClient : 0);
        WriteNumber(json, "run_duration", config.Duration);
        json.WriteString("payload", config.Payload);
        json.WriteString("run_name", config.RunName);
        json.WriteString("run_description", config.Description);
        json.WriteNumber("timeout", config.Timeout);
        json.WriteNull("callbacks");
        json.WriteBoolean("low_memory", config.LowMemory);
        json.WriteNull("progress_bar_stats");
        json.WriteEndObject();
    });

    /// <exception cref="ResultsException">The file cannot be read, or is not a run's configuration.</exception>
    public static RunConfig Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonFile.Read(path));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException("It does not hold a JSON object.");
            }

            var duration = Number(root, "run_duration");
            return new RunConfig
            {
                Endpoint = root.TryGetProperty("endpoint", out var endpoint) && endpoint.ValueKind == JsonValueKind.Object
                    ? new EndpointIdentity(Text(endpoint, "endpoint_name"), Text(endpoint, "model_id"), Text(endpoint, "provider"), Text(endpoint, "endpoint_type"))
                    : null,
                OutputPath = Text(root, "output_path"),
                Clients = (int)(Number(root, "clients") ?? 1),
                RequestsPerClient = duration is null ? (long?)Number(root, "n_requests") : null,
                Duration = duration,
                Payload = Text(root, "payload"),
                RunName = Text(root, "run_name"),
                Description = Text(root, "run_description"),
                Timeout = Number(root, "timeout") ?? 60,
                LowMemory = root.TryGetProperty("low_memory", out var low) && low.ValueKind == JsonValueKind.True,
            };
        }
        catch (JsonException cause)
        {
            throw new ResultsException($"{path} is not a run's configuration: {cause.Message}", cause);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
