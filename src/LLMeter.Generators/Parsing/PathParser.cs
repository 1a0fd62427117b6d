using System.Globalization;
using System.Text;
using LLMeter.Generators.Model;

namespace LLMeter.Generators.Parsing;

/// <summary>Reads a JSON path such as <c>choices[0].delta.content</c>, <c>choices[*]</c> or <c>"a.b"[1]</c>.</summary>
/// <remarks>
/// path  = step { "." name | index } ; step = name | index ; index = "[" digits "]" | "[*]" ;
/// name  = bare characters (all but white space and . [ ] " ) | a quoted name in which \" and \\ stand for " and \.
/// </remarks>
internal sealed class PathParser(string path)
{
    private readonly List<PathSegment> _segments = [];
    private int _at;
    private PathProblem? _problem;

    public static PathProblem? TryParse(string path, out EquatableArray<PathSegment> segments)
    {
        var parser = new PathParser(path);
        parser.ReadPath();
        segments = new EquatableArray<PathSegment>([.. parser._segments]);
        return parser._problem;
    }

    private void ReadPath()
    {
        if (path.Length == 0)
        {
            Fail("the path is empty");
            return;
        }

        var nameExpected = true;
        while (_at < path.Length && _problem is null)
        {
            if (path[_at] == '[')
            {
                if (nameExpected && _segments.Count > 0)
                {
                    Fail("a name must follow the dot");
                    return;
                }

                ReadIndex();
            }
            else if (nameExpected)
            {
                ReadName();
            }
            else
            {
                Fail("a dot or an opening bracket must come here");
                return;
            }

            nameExpected = _problem is null && _at < path.Length && path[_at] == '.';
            if (nameExpected)
            {
                _at++;
            }
        }

        if (nameExpected && _problem is null)
        {
            Fail("a name must follow the dot");
        }
    }

    private void ReadIndex()
    {
        var close = path.IndexOf(']', _at);
        if (close < 0)
        {
            Fail("the bracket is not closed");
            return;
        }

        var inner = path.Substring(_at + 1, close - _at - 1);
        if (inner == "*")
        {
            _segments.Add(new PathSegment(PathSegmentKind.Every, "", 0));
        }
        else if (int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            _segments.Add(new PathSegment(PathSegmentKind.Index, "", index));
        }
        else
        {
            _at++;
            Fail("between brackets stands a position from 0, or *");
            return;
        }

        _at = close + 1;
    }

    private void ReadName()
    {
        var name = path[_at] == '"' ? QuotedName() : BareName();
        if (_problem is null)
        {
            _segments.Add(new PathSegment(PathSegmentKind.Name, name, 0));
        }
    }

    private string BareName()
    {
        var start = _at;
        while (_at < path.Length && path[_at] is not ('.' or '[' or ']' or '"') && !char.IsWhiteSpace(path[_at]))
        {
            _at++;
        }

        if (_at == start || (_at < path.Length && path[_at] is not ('.' or '[')))
        {
            Fail("a name must stand here; write it in quotes if it has dots, brackets or spaces");
        }

        return path.Substring(start, _at - start);
    }

    private string QuotedName()
    {
        var start = _at;
        var name = new StringBuilder();
        for (_at++; _at < path.Length && path[_at] != '"'; _at++)
        {
            if (path[_at] == '\\' && _at + 1 < path.Length)
            {
                _at++;
            }

            name.Append(path[_at]);
        }

        if (_at == path.Length)
        {
            _at = start;
            Fail("the quote is not closed");
        }

        _at++;
        return name.ToString();
    }

    private void Fail(string reason) => _problem = new PathProblem(_at + 1, reason);
}
