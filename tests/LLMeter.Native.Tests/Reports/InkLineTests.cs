using System.Text;
using LLMeter.Native.Reports;

namespace LLMeter.Native.Tests.Reports;

public sealed class InkLineTests
{
    [Theory]
    [InlineData(6, "abcdef")]
    [InlineData(5, "abcd…")]
    [InlineData(4, "abc…")]
    [InlineData(3, "ab…")] // The first word just fits, but the ellipsis needs its last column.
    [InlineData(2, "a…")]
    [InlineData(1, "…")]
    public void A_line_is_cut_wherever_its_words_end(int columns, string expected) =>
        Assert.Equal(expected, Render(new InkLine().Add("abc", Tone.Bad).Add("def"), columns, colour: false));

    [Fact]
    public void Each_coloured_word_is_closed_by_itself() =>
        Assert.Equal("\u001b[1;31mab…\u001b[0m", Render(new InkLine().Add("abc", Tone.Bad).Add("def"), columns: 3, colour: true));

    [Fact]
    public void A_number_and_its_unit_are_printed_with_a_common_space() =>
        Assert.Equal("1.00 s", Render(new InkLine().Add(Readable.Latency(1)), columns: 10, colour: false));

    private static string Render(InkLine line, int columns, bool colour)
    {
        var text = new StringBuilder();
        line.Render(text, columns, colour);
        return text.ToString();
    }
}
