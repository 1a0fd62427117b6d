using System.Buffers;
using System.Text;
using System.Text.Json;
using LLMeter.Native.Results;

namespace LLMeter.Native.Reports;

/// <summary>The statistics as one JSON object, for programs: byte for byte what stats.json holds.</summary>
internal static class JsonReport
{
    public static void Write(TextWriter output, StatsDocument stats)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(utf8, JsonFile.Indented))
        {
            stats.Write(json);
        }

        output.Write(Encoding.UTF8.GetString(utf8.WrittenSpan));
        output.Write('\n');
        output.Flush();
    }
}
