using System.Text.Json.Nodes;
using LLMeter.Native.Results.Recording;

namespace LLMeter.Native.Results;

/// <summary>payload.jsonl: the payloads as they were given, one a line. Markers of bytes in them stay as they are.</summary>
internal static class PayloadFile
{
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(RunFolder folder, IEnumerable<JsonObject> payloads)
    {
        using var file = new LineFile(folder.Payload, FileMode.Create);
        foreach (var payload in payloads)
        {
            payload.WriteTo(file.Begin());
            file.EndLine();
        }

        file.Flush();
    }
}
