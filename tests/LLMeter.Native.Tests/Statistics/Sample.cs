using System.Text.Json;

namespace LLMeter.Native.Tests.Statistics;

/// <summary>Files of the Samples folder.</summary>
internal static class Sample
{
    /// <summary>A run that LLMeter (Python) wrote: 12 requests, 3 clients.</summary>
    public static string LlMeterRun => PathOf("llmeter-python-run");

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", name);

    public static JsonElement Json(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf(name)));
        return document.RootElement.Clone();
    }
}
