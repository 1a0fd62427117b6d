using System.Text;

namespace LLMeter.Generators.Parsing;

/// <summary>PascalCase to the forms that users see, and whether a name has such a form.</summary>
internal static class NameForms
{
    /// <summary><c>BaseUrl</c> and <c>BaseURL</c> become <c>base-url</c>.</summary>
    public static string Kebab(string pascal) => Split(pascal, '-');

    /// <summary><c>BaseUrl</c> and <c>BaseURL</c> become <c>base_url</c>.</summary>
    public static string Snake(string pascal) => Split(pascal, '_');

    public static bool IsKebab(string name) => IsForm(name, '-');

    public static bool IsSnake(string name) => IsForm(name, '_');

    private static string Split(string pascal, char separator)
    {
        var text = new StringBuilder(pascal.Length + 4);
        for (var i = 0; i < pascal.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(pascal[i])
                && (!char.IsUpper(pascal[i - 1]) || (i + 1 < pascal.Length && char.IsLower(pascal[i + 1])));
            if (startsWord)
            {
                text.Append(separator);
            }

            text.Append(char.ToLowerInvariant(pascal[i]));
        }

        return text.ToString();
    }

    /// <summary>Words of small letters and digits, the first beginning with a letter, joined by single separators.</summary>
    private static bool IsForm(string name, char separator)
    {
        var previous = separator;
        foreach (var letter in name)
        {
            var allowed = letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') || (letter == separator && previous != separator);
            if (!allowed)
            {
                return false;
            }

            previous = letter;
        }

        return name.Length > 0 && name[0] is >= 'a' and <= 'z' && previous != separator;
    }
}
