namespace LLMeter.Native.Reports.Text;

/// <summary>Rows under shared columns: names to the left, numbers to the right. Columns that do not fit follow below, under the names again.</summary>
/// <param name="title">Stands above the rows' names.</param>
/// <param name="headers">The columns' names.</param>
internal sealed class TextTable(string title, IReadOnlyList<string> headers)
{
    private const string Indent = "  ";
    private readonly List<(string Name, string[] Cells)> _rows = [];

    /// <summary>A line that names the group of the rows below it.</summary>
    public void Group(string name) => _rows.Add((name, []));

    /// <param name="name">What the row is about.</param>
    /// <param name="cells">One for each column; empty where the row has nothing there.</param>
    public void Row(string name, string[] cells) => _rows.Add((Indent + name, cells));

    public void WriteTo(Page page)
    {
        var widths = headers.Select((header, i) => Math.Max(DisplayWidth.Of(header), Rows().Max(row => DisplayWidth.Of(row.Cells[i])))).ToArray();
        var longest = Math.Max(title.Length, Rows().Max(row => DisplayWidth.Of(row.Name)));
        var names = Math.Clamp(page.Columns - page.Between.Length - widths.Max(), Math.Min(title.Length, longest), longest);
        for (var (first, end) = (0, 0); first < headers.Count; first = end)
        {
            end = Fit(first, widths, page.Columns - names, page.Between.Length);
            WritePart(page, names, widths, first, end);
        }
    }

    /// <summary>The end of the columns that fit, from the first one on; at least one does.</summary>
    private static int Fit(int first, int[] widths, int room, int between)
    {
        var end = first;
        do
        {
            room -= between + widths[end++];
        }
        while (end < widths.Length && room >= between + widths[end]);
        return end;
    }

    private void WritePart(Page page, int names, int[] widths, int first, int end)
    {
        page.Line(LineOf(title, headers));
        string? group = null;
        foreach (var (name, cells) in _rows)
        {
            if (cells.Length == 0)
            {
                group = name;
                continue;
            }

            if (Array.TrueForAll(cells[first..end], cell => cell.Length == 0))
            {
                continue; // A part of the table tells only of those who have something there.
            }

            if (group is not null)
            {
                page.Line(new InkLine().Add(group, Tone.Strong));
                group = null;
            }

            page.Line(LineOf(name, cells));
        }

        InkLine LineOf(string name, IReadOnlyList<string> cells)
        {
            var isHeader = ReferenceEquals(cells, headers);
            var line = new InkLine().Add(DisplayWidth.Cut(name, names), isHeader ? Tone.Strong : Tone.Plain);
            var edge = names;
            for (var i = first; i < end; i++)
            {
                edge += page.Between.Length + widths[i];
                if (cells[i].Length > 0)
                {
                    line.Add(new string(' ', edge - DisplayWidth.Of(cells[i]) - line.Width)).Add(cells[i], isHeader ? Tone.Faint : Tone.Plain);
                }
            }

            return line;
        }
    }

    private IEnumerable<(string Name, string[] Cells)> Rows() => _rows.Where(row => row.Cells.Length > 0);
}
