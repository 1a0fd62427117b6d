using System.Text;

namespace LLMeter.Native.Reports.Text;

/// <summary>A report as it grows, line by line. Nothing on it is wider than the style allows.</summary>
internal sealed class Page(ReportStyle style)
{
    /// <summary>Columns of the labels at the left.</summary>
    private const int LabelColumns = 12;

    /// <summary>Below this width every column counts.</summary>
    private const int Narrow = 50;

    private readonly StringBuilder _text = new();
    private bool _wantsGap;

    public int Columns => style.Columns;

    /// <summary>Whether labels get a line of their own and gaps shrink.</summary>
    public bool IsNarrow => Columns < Narrow;

    /// <summary>Columns between the columns of a table.</summary>
    public string Between => IsNarrow ? " " : "   ";

    /// <summary>Parts what follows from what is there by an empty line, unless nothing follows or nothing is there.</summary>
    public void Gap() => _wantsGap = _text.Length > 0;

    public void Line(InkLine line)
    {
        WriteGap();
        line.Render(_text, Columns, style.Colour);
        _text.Append('\n');
    }

    /// <summary>A sentence, wrapped; its first words may have a tone.</summary>
    public void Sentence(string lead, Tone tone, string rest)
    {
        var isFirst = true;
        foreach (var line in TextFlow.Wrap(lead + rest, Columns))
        {
            // The lead is a word or two; where it does not fit into the first line it stays without a tone.
            var leads = isFirst && line.StartsWith(lead, StringComparison.Ordinal);
            Line(leads ? new InkLine().Add(lead, tone).Add(line[lead.Length..]) : new InkLine().Add(line, isFirst ? tone : Tone.Plain));
            isFirst = false;
        }
    }

    public void Sentence(string text) => Sentence("", Tone.Plain, text);

    /// <summary>A remark below a table.</summary>
    public void Legend(string text)
    {
        foreach (var line in TextFlow.Wrap(text, Columns - 2))
        {
            Line(new InkLine().Add("  ").Add(line, Tone.Faint));
        }
    }

    /// <summary>A label and what it has to say: items parted by dots, never broken unless one is wider than the page.</summary>
    public void Entry(string label, params IEnumerable<string> items) => Entry(label, Tone.Plain, items);

    /// <summary>The same, with a tone for the first item.</summary>
    public void Entry(string label, Tone tone, IEnumerable<string> items)
    {
        var indent = IsNarrow ? 2 : LabelColumns;
        var all = items.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        if (IsNarrow)
        {
            Line(new InkLine().Add(label, Tone.Strong));
            label = "";
        }

        var isFirst = true;
        foreach (var line in TextFlow.Join(all, Columns - indent))
        {
            var ink = new InkLine().Add(label.PadRight(indent), Tone.Strong);
            if (isFirst && tone != Tone.Plain && line.StartsWith(all[0], StringComparison.Ordinal))
            {
                ink.Add(all[0], tone).Add(line[all[0].Length..]);
            }
            else
            {
                ink.Add(line);
            }

            Line(ink);
            label = "";
            isFirst = false;
        }
    }

    /// <summary>A label and a path, never broken: people copy it. Control characters are shown as ls(1) shows them.</summary>
    public void Path(string label, string path)
    {
        WriteGap();
        var ink = new InkLine().Add(IsNarrow ? label + " " : label.PadRight(LabelColumns), Tone.Strong)
            .Add(string.Concat(path.Select(character => char.IsControl(character) ? '?' : character)));
        ink.Render(_text, ink.Width, style.Colour);
        _text.Append('\n');
    }

    public override string ToString() => _text.ToString();

    private void WriteGap()
    {
        if (_wantsGap)
        {
            _text.Append('\n');
            _wantsGap = false;
        }
    }
}
