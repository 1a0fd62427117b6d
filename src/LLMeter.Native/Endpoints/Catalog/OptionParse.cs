namespace LLMeter.Native.Endpoints;

/// <summary>Turns an option's text into its value.</summary>
/// <returns>null, or what is wrong in words that follow the value: "is not true or false".</returns>
internal delegate string? OptionParse<T>(string text, out T value);
