using System.Text.Json;

namespace LLMeter.Native.Wire;

/// <summary>Where a value begins, kept while a projection reads what is inside it.</summary>
internal readonly record struct JsonMark(int Start, JsonTokenType Kind);
