using System.Text.Json;

namespace LLMeter.Native.Results.Recording;

/// <summary>Numbers that may be missing.</summary>
internal static class JsonNumbers
{
    /// <summary>Writes the number, or null where it is missing or JSON cannot say it.</summary>
    public static void WriteOrNull(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteOrNull(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
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

    /// <summary>Writes the number, or nothing where it is missing or JSON cannot say it.</summary>
    public static void WriteIfAny(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
    }
}
