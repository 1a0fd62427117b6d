using System.Globalization;
using System.Text;

namespace LLMeter.Native.Reports;

/// <summary>How many columns text takes on a terminal, and text made to fit.</summary>
/// <remarks>A service's messages may be Chinese or hold an emoji; columns are counted as terminals do, by Unicode's East Asian Width (UAX #11).</remarks>
internal static class DisplayWidth
{
    private const string Ellipsis = "…";

    /// <summary>First and last code points of what fills two columns.</summary>
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
        (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>The text where it fits, else its beginning and an ellipsis.</summary>
    public static string Cut(string text, int columns) => Of(text) <= columns ? text : CutAlways(text, columns);

    /// <summary>The text's beginning and an ellipsis, whether it fits or not: more would have followed.</summary>
    public static string CutAlways(string text, int columns) => columns <= 0 ? "" : text[..FittingLength(text, columns - 1)] + Ellipsis;

    /// <summary>How many characters from the start fit into the columns.</summary>
    public static int FittingLength(string text, int columns)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            columns -= Of(rune);
            if (columns < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return Math.Min(length, text.Length);
    }

    /// <summary>Text from outside as one line of printable characters: it can neither break the layout nor command the terminal.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isPrintable = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
            if (isPrintable)
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    private static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        foreach (var (first, last) in Wide)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return 2;
            }
        }

        return 1;
    }
}
