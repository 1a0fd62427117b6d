namespace LLMeter.Native.Prompts;

/// <summary>How a payload file's text is cut into payloads.</summary>
internal enum PayloadFormat
{
    /// <summary>The whole text is one object, or an array of objects.</summary>
    Json,

    /// <summary>One object a line; blank lines do not count.</summary>
    JsonLines,

    /// <summary>The text tells: lines where its first line is whole, else one document.</summary>
    Either,
}
