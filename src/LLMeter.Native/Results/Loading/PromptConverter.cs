using System.Text.Json;
using System.Text.Json.Serialization;

namespace LLMeter.Native.Results.Loading;

/// <summary>LLMeter's input_prompt is a text or, for some endpoints, an object: that one is kept as its JSON text.</summary>
internal sealed class PromptConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
