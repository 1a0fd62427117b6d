using System.Globalization;
using System.Text;

namespace LLMeter.Native.Tests.Wire;

/// <summary>Writes random JSON in every spelling the grammar allows: white space, escapes, duplicate names, odd numbers.</summary>
internal sealed class JsonRandomText(int seed)
{
    private static readonly string[] Names = ["a", "b", "c", "d e", "a", "b", "c", "aa", "", "é", "choices"];

    private static readonly string[] Strings = ["", "text", "a b", "\"q\"", "tab\tnew\nline", "é你😀", "back\\slash", "b"];

    private static readonly string[] Numbers =
    [
        "0", "-0", "7", "-12", "12.0", "1.20e1", "1.25", "3E+2", "500e-2", "5e-1", "2147483648", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808.0", "1e30", "1e400", "0.1", "0e5",
    ];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public string Document()
    {
        _text.Clear();
        Value(0, objectLikely: true);
        return _text.ToString();
    }

    private void Value(int depth, bool objectLikely = false)
    {
        Space();
        switch (objectLikely && _random.Next(8) > 0 ? 0 : _random.Next(depth > 4 ? 2 : 0, 8))
        {
            case 0:
                Many('{', '}', depth, () =>
                {
                    Space();
                    String(Names[_random.Next(Names.Length)]);
                    Space();
                    _text.Append(':');
                });
                break;
            case 1:
                Many('[', ']', depth, () => { });
                break;
            case 2 or 3:
                String(Strings[_random.Next(Strings.Length)]);
                break;
            case 4 or 5:
                _text.Append(Numbers[_random.Next(Numbers.Length)]);
                break;
            case 6:
                _text.Append(_random.Next(2) == 0 ? "true" : "false");
                break;
            default:
                _text.Append("null");
                break;
        }

        Space();
    }

    private void Many(char open, char close, int depth, Action before)
    {
        _text.Append(open);
        for (var left = _random.Next(6); left > 0; left--)
        {
            before();
            Value(depth + 1, objectLikely: _random.Next(3) == 0);
            _text.Append(left > 1 ? "," : "");
        }

        _text.Append(close);
    }

    private void String(string value)
    {
        _text.Append('"');
        foreach (var unit in value)
        {
            if (unit is '"' or '\\' or < ' ' || _random.Next(6) == 0)
            {
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
            else if (char.IsSurrogate(unit))
            {
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"); // Both halves, or neither half would be a character.
            }
            else
            {
                _text.Append(unit);
            }
        }

        _text.Append('"');
    }

    private void Space() => _text.Append(" \t\r\n".AsSpan(0, _random.Next(4) == 0 ? _random.Next(5) : 0));
}
