using System.Text;

namespace LLMeter.Native.Reports;

/// <summary>One line of words with tones. It is laid out and cut as plain text; escape codes come last and take no room.</summary>
internal sealed class InkLine
{
    private const string Reset = "\u001b[0m";
    private readonly List<(string Text, Tone Tone)> _words = [];

    /// <summary>Columns that the whole line takes.</summary>
    public int Width { get; private set; }

    public InkLine Add(string text, Tone tone = Tone.Plain)
    {
        _words.Add((text, tone));
        Width += DisplayWidth.Of(text);
        return this;
    }

    /// <summary>Appends the line, cut to <paramref name="columns"/>.</summary>
    public void Render(StringBuilder to, int columns, bool colour)
    {
        var room = columns;
        foreach (var (text, tone) in _words)
        {
            var width = DisplayWidth.Of(text);
            var isLast = Width > columns && width >= room;
            var code = colour ? CodeOf(tone) : null;
            var shown = isLast ? DisplayWidth.CutAlways(text, room) : text;
            to.Append(code).Append(shown.Replace(Readable.Tie, ' ')).Append(code is null ? null : Reset);
            if (isLast)
            {
                return;
            }

            room -= width;
        }
    }

    /// <summary>SGR codes of the sixteen basic colours, which every theme makes readable. (ECMA-48, 8.3.117)</summary>
    private static string? CodeOf(Tone tone) => tone switch
    {
        Tone.Strong => "\u001b[1m",
        Tone.Faint => "\u001b[2m",
        Tone.Good => "\u001b[1;32m",
        Tone.Warning => "\u001b[1;33m",
        Tone.Bad => "\u001b[1;31m",
        _ => null,
    };
}
