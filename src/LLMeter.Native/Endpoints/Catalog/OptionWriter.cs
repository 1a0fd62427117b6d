using System.Text.Json;

namespace LLMeter.Native.Endpoints;

/// <summary>What generated bindings write options with, where one call of the JSON writer does not do.</summary>
internal static class OptionWriter
{
    /// <summary>Seconds, exact to the tick.</summary>
    public static void Duration(Utf8JsonWriter writer, ReadOnlySpan<byte> name, TimeSpan value) =>
        writer.WriteNumber(name, (decimal)value.Ticks / TimeSpan.TicksPerSecond);

    public static void List(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    public static void Pairs(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        writer.WriteStartObject(name);
        foreach (var pair in pairs)
        {
            writer.WriteString(pair.Key, pair.Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>What of secret pairs may be written.</summary>
    public static void Names(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        writer.WriteStartArray(name);
        foreach (var pair in pairs)
        {
            writer.WriteStringValue(pair.Key);
        }

        writer.WriteEndArray();
    }
}
