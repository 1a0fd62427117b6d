namespace LLMeter.Native.Reports.Text;

/// <summary>Breaks text into lines.</summary>
internal static class TextFlow
{
    private const string Dot = " · ";

    /// <summary>Breaks at spaces; a word wider than a line is broken where the line ends.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        var line = "";
        foreach (var given in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = given;
            if (line.Length > 0 && DisplayWidth.Of(line) + 1 + DisplayWidth.Of(word) <= columns)
            {
                line += " " + word;
                continue;
            }

            if (line.Length > 0)
            {
                yield return line;
            }

            while (DisplayWidth.Of(word) > columns)
            {
                var length = Math.Max(DisplayWidth.FittingLength(word, columns), 1);
                yield return word[..length];
                word = word[length..];
            }

            line = word;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }

    /// <summary>Items parted by dots, broken between items.</summary>
    public static IEnumerable<string> Join(IEnumerable<string> items, int columns)
    {
        var line = "";
        foreach (var item in items)
        {
            if (line.Length > 0 && DisplayWidth.Of(line) + Dot.Length + DisplayWidth.Of(item) <= columns)
            {
                line += Dot + item;
                continue;
            }

            if (line.Length > 0)
            {
                yield return line;
            }

            line = "";
            foreach (var part in Wrap(item, columns))
            {
                if (line.Length > 0)
                {
                    yield return line;
                }

                line = part;
            }
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
