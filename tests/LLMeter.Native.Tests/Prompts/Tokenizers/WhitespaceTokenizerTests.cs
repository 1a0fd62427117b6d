using LLMeter.Native.Prompts.Tokenizers;

namespace LLMeter.Native.Tests.Prompts.Tokenizers;

public sealed class WhitespaceTokenizerTests
{
    // Every character for which Python's str.isspace is true (Python 3.11, whole range; none is above U+FFFF).
    private const string PythonSpaces =
        "\u0009\u000A\u000B\u000C\u000D\u001C\u001D\u001E\u001F\u0020\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A"
        + "\u2028\u2029\u202F\u205F\u3000";

    // len(text.split()) in Python 3.11.
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData(" a b ", 2)]
    [InlineData("a\u001cb\u001db\u001ec\u001fd", 5)]
    [InlineData("x\u2003y\u3000z\u00a0w\u0085v", 5)]
    [InlineData("a\u200bb \u180e \ufeffc", 3)]
    [InlineData("日本 語😀 😀", 3)]
    [InlineData("\n\r\t\u000b\u000c", 0)]
    [InlineData("one  two\n\nthree\tfour", 4)]
    public void Words_are_counted_as_python_splits_them(string text, int words) => Assert.Equal(words, WhitespaceTokenizer.Instance.Count(text));

    [Fact]
    public void Exactly_pythons_spaces_divide_words()
    {
        for (var character = char.MinValue; character < char.MaxValue; character++)
        {
            var words = WhitespaceTokenizer.Count(['a', character, 'b']);
            Assert.True(words == (PythonSpaces.Contains(character, StringComparison.Ordinal) ? 2 : 1), $"U+{(int)character:X4}");
        }
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        var words = WhitespaceTokenizer.Instance.Count("warm up");
        var before = GC.GetAllocatedBytesForCurrentThread();
        words += WhitespaceTokenizer.Instance.Count("one two three");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(5, words);
    }
}
