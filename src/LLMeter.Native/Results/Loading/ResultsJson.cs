using System.Text.Json.Serialization;

namespace LLMeter.Native.Results.Loading;

/// <summary>Reads lines of result files; members that it does not know are skipped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ResponseRecord))]
[JsonSerializable(typeof(LoadedMeasurement))]
internal sealed partial class ResultsJson : JsonSerializerContext;
