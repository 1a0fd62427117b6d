using System.Globalization;
using System.Text;

namespace LLMeter.Native.Reports.Live;

/// <summary>Some lines at the end of a terminal that are drawn again and again in the same place.</summary>
/// <remarks>
/// Each refresh is one write, and lines are overwritten before what is left of them is erased, so nothing flickers.
/// The cursor rests below the block. Codes: CUU, EL and ED of ECMA-48.
/// </remarks>
internal sealed class TerminalBlock(TextWriter terminal, Func<TerminalSize> size, bool colour)
{
    private const string EraseRestOfLine = "\u001b[K";
    private const string EraseBelow = "\u001b[J";
    private readonly StringBuilder _text = new();
    private readonly List<int> _widths = [];

    /// <summary>Replaces the block. Lines are cut to the terminal's width, and the last ones left out where it is too low.</summary>
    public void Draw(IReadOnlyList<InkLine> lines)
    {
        var (columns, rows) = size();
        _text.Clear();
        GoBack(columns);
        _widths.Clear();
        foreach (var line in lines.Take(Math.Max(1, rows - 1)))
        {
            // One column stays free: some terminals wrap as soon as the last one is filled.
            line.Render(_text, Math.Max(1, columns - 1), colour);
            _text.Append(EraseRestOfLine).Append('\n');
            _widths.Add(Math.Min(line.Width, Math.Max(1, columns - 1)));
        }

        _text.Append(EraseBelow);
        Flush();
    }

    /// <summary>Takes the block away; what was above it is last again.</summary>
    public void Erase()
    {
        if (_widths.Count == 0)
        {
            return;
        }

        _text.Clear();
        GoBack(size().Columns);
        _text.Append(EraseBelow);
        _widths.Clear();
        Flush();
    }

    /// <summary>To the block's first column and row. A terminal that became narrower since has wrapped its lines.</summary>
    private void GoBack(int columns)
    {
        var rows = 0;
        foreach (var width in _widths)
        {
            rows += Math.Max(1, (width + columns - 1) / columns);
        }

        if (rows > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"\r\u001b[{rows}A");
        }
    }

    private void Flush()
    {
        terminal.Write(_text.ToString());
        terminal.Flush();
    }
}
