using LLMeter.Native.Reports;

namespace LLMeter.Native.Tests.Reports;

/// <summary>Columns as Unicode's East Asian Width (UAX #11) and wcwidth(3) have them.</summary>
public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("—…·×", 4)]
    [InlineData("超时", 4)]
    [InlineData("한국", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🙂", 2)]
    public void Wide_characters_take_two_columns_and_combining_ones_none(string text, int expected) => Assert.Equal(expected, DisplayWidth.Of(text));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("超时了", 4, "超…")]
    [InlineData("🙂🙂", 3, "🙂…")]
    [InlineData("abc", 1, "…")]
    [InlineData("abc", 0, "")]
    public void What_does_not_fit_ends_in_an_ellipsis_between_characters(string text, int columns, string expected) =>
        Assert.Equal(expected, DisplayWidth.Cut(text, columns));

    [Theory]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData("  a \t b  ", "a b")]
    [InlineData("\u001b[2Jgone\u0007", "[2Jgone")]
    [InlineData("right\u202eleft", "right left")]
    [InlineData("a\u2028b", "a b")]
    public void Text_from_outside_cannot_command_the_terminal(string text, string expected) => Assert.Equal(expected, DisplayWidth.OneLine(text));
}
