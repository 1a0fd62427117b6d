namespace LLMeter.Native.Endpoints;

/// <summary>Finds what someone who mistyped a name may have meant.</summary>
internal static class NearestName
{
    /// <returns>The name that takes the fewest edits (Levenshtein), if that is at most about a third of what was typed; else null.</returns>
    public static string? Find(string typed, IEnumerable<string> names)
    {
        string? nearest = null;
        var fewest = Math.Max(1, (typed.Length + 1) / 3) + 1;
        foreach (var name in names)
        {
            var edits = Distance(typed, name);
            if (edits < fewest)
            {
                (nearest, fewest) = (name, edits);
            }
        }

        return nearest;
    }

    private static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var column = 0; column <= to.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= from.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = diagonal + (from[line - 1] == to[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(replaced, Math.Min(diagonal, row[column - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
