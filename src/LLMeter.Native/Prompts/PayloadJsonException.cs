namespace LLMeter.Native.Prompts;

/// <summary>A text is not JSON. Whoever knows the text's name turns this into a <see cref="PayloadException"/>.</summary>
/// <param name="reason">What is wrong, as part of a sentence, without a full stop.</param>
/// <param name="line">The line in the text, from 1.</param>
/// <param name="column">The character in the line, from 1.</param>
internal sealed class PayloadJsonException(string reason, int line, int column) : Exception(reason)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
