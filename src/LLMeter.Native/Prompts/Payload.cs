using System.Text.Json.Nodes;

namespace LLMeter.Native.Prompts;

/// <summary>One request's content as the user gave it, before the endpoint makes it its own.</summary>
/// <param name="Json">The object; numbers keep their text, bytes stay as <see cref="BytesMarker"/>s.</param>
/// <param name="Origin">Where it came from, for messages: <c>prompts.jsonl:12</c>, <c>payloads.json[3]</c>, <c>stdin:1</c>, <c>--prompt 2</c>.</param>
internal sealed record Payload(JsonObject Json, string Origin);
