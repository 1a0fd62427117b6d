using System.Text;

namespace LLMeter.Native.Cli;

/// <summary>Splits a text into words as a shell would: at blanks, but not inside single or double quotes.</summary>
internal static class Words
{
    /// <exception cref="UsageException">A quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = '\0';
        foreach (var c in text)
        {
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                quote = quote == '\0' ? c : '\0';
                inWord = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                }
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        if (quote != '\0')
        {
            throw new UsageException($"--simulate: a {quote} is not closed in: {text}");
        }

        if (inWord)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
