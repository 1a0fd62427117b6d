using System.Text.Json;
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

    /// <param name="folder">The run's folder.</param>
    /// <param name="payloads">UTF-8 JSON, one document each.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(RunFolder folder, IEnumerable<ReadOnlyMemory<byte>> payloads)
    {
        using var file = new LineFile(folder.Payload, FileMode.Create);
        foreach (var payload in payloads)
        {
            var json = file.Begin();
            if (payload.Span.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            {
                using var document = JsonDocument.Parse(payload); // Spread over lines: written anew on one.
                document.RootElement.WriteTo(json);
            }
            else
            {
                json.WriteRawValue(payload.Span, skipInputValidation: true);
            }

            file.EndLine();
        }

        file.Flush();
    }
}
