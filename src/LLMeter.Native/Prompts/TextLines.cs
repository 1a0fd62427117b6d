namespace LLMeter.Native.Prompts;

/// <summary>Cuts text into lines as Python's text files do: LF, CR LF and a lone CR end one.</summary>
internal static class TextLines
{
    /// <summary>The length of the text's first line.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="next">Where the next line begins.</param>
    public static int First(ReadOnlySpan<byte> text, out int next)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0)
        {
            next = text.Length;
            return text.Length;
        }

        next = end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1);
        return end;
    }
}
