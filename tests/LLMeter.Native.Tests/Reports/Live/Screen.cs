using System.Text;

namespace LLMeter.Native.Tests.Reports.Live;

/// <summary>A small terminal: it wraps, scrolls, obeys CR, LF, CUU, EL and ED, and refuses any other command but colours.</summary>
/// <remarks>As xterm: the line wraps when a character follows a full one, and rows that became too long by resizing are broken.</remarks>
internal sealed class Screen(int columns, int rows) : TextWriter
{
    private readonly List<StringBuilder> _lines = [new()];
    private int _row;
    private int _column;

    public override Encoding Encoding => Encoding.UTF8;

    public int Columns { get; private set; } = columns;

    /// <summary>How many times something was written: an eye sees each.</summary>
    public int Writes { get; private set; }

    public bool HasColours { get; private set; }

    /// <summary>All that is there, scrolled out or not, without what is blank at the ends.</summary>
    public string Text => string.Join('\n', _lines.Select(line => line.ToString().TrimEnd())).TrimEnd('\n');

    /// <summary>Where the cursor stands, from the first line ever.</summary>
    public (int Row, int Column) Cursor => (_row, _column);

    private int Top => Math.Max(0, _lines.Count - rows);

    public override void Write(string? value)
    {
        Writes++;
        for (var i = 0; i < value!.Length; i++)
        {
            if (value[i] == '\u001b')
            {
                var end = value.IndexOfAny(['A', 'J', 'K', 'm'], i);
                Obey(value[i + 1] == '[' && end > 0 ? value[(i + 2)..(end + 1)] : "?");
                i = end;
            }
            else
            {
                Put(value[i]);
            }
        }
    }

    public override void Write(char value) => Write(value.ToString());

    /// <summary>The window changes; the cursor stays on its line.</summary>
    public void Resize(int columns)
    {
        Columns = columns;
        for (var i = 0; i < _lines.Count; i++)
        {
            if (_lines[i].ToString().TrimEnd().Length > columns)
            {
                _lines.Insert(i + 1, new StringBuilder(_lines[i].ToString(columns, _lines[i].Length - columns)));
                _lines[i].Length = columns;
                _row += _row > i ? 1 : 0;
            }
        }
    }

    private void Put(char character)
    {
        if (character == '\r')
        {
            _column = 0;
        }
        else if (character == '\n')
        {
            (_row, _column) = (_row + 1, 0); // As the terminal driver does (ONLCR).
        }
        else
        {
            Assert.False(char.IsControl(character));
            if (_column == Columns)
            {
                (_row, _column) = (_row + 1, 0);
            }

            var line = Line(_row);
            line.Append(' ', Math.Max(0, _column + 1 - line.Length))[_column++] = character;
        }

        Line(_row);
    }

    private void Obey(string command)
    {
        switch (command[^1])
        {
            case 'A':
                _row = Math.Max(Top, _row - int.Parse(command[..^1], System.Globalization.CultureInfo.InvariantCulture));
                break;
            case 'K' when command.Length == 1:
                Line(_row).Length = Math.Min(Line(_row).Length, _column);
                break;
            case 'J' when command.Length == 1:
                Line(_row).Length = Math.Min(Line(_row).Length, _column);
                foreach (var below in _lines.Skip(_row + 1))
                {
                    below.Clear();
                }

                break;
            case 'm':
                HasColours = true;
                break;
            default:
                Assert.Fail($"A command that this terminal does not know: {command}");
                break;
        }
    }

    private StringBuilder Line(int row)
    {
        while (_lines.Count <= row)
        {
            _lines.Add(new StringBuilder());
        }

        return _lines[row];
    }
}
