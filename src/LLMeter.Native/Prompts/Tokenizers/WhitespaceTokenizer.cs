using LLMeter.Native.Measurement;

namespace LLMeter.Native.Prompts.Tokenizers;

/// <summary>Counts words: LLMeter's DummyTokenizer, which is Python's <c>len(text.split())</c>. Needs no vocabulary, and counts too few tokens.</summary>
internal sealed class WhitespaceTokenizer : ITokenCounter
{
    public static WhitespaceTokenizer Instance { get; } = new();

    public int Count(string text) => Count(text.AsSpan());

    /// <summary>The runs of characters between white space. Allocates nothing.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inWord = false;
        foreach (var character in text)
        {
            var isSpace = IsSpace(character);
            words += !isSpace && !inWord ? 1 : 0;
            inWord = !isSpace;
        }

        return words;
    }

    /// <summary>Python's str.isspace: .NET's white space and the four separators U+001C to U+001F, which Unicode's bidirectional class B or S adds.</summary>
    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\u001C' and <= '\u001F';
}
