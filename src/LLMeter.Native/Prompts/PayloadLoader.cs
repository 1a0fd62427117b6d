namespace LLMeter.Native.Prompts;

/// <summary>Loads what <c>--payload</c> names: a file, a folder of files, or <c>-</c> for standard input.</summary>
/// <remarks>
/// As LLMeter's load_payloads, but nothing is skipped: what cannot be read as a payload is an error that names the file and the line, because a
/// benchmark of fewer prompts than were given is another benchmark. What is read from where is in docs/payloads.md.
/// </remarks>
internal static class PayloadLoader
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>All payloads; at least one.</summary>
    /// <param name="path">As the user typed it.</param>
    /// <param name="input">Standard input; read only where <paramref name="path"/> is <see cref="StandardInput"/>.</param>
    /// <exception cref="PayloadException">At the first payload that cannot be used.</exception>
    public static IReadOnlyList<Payload> Load(string path, Stream input) => [.. Read(path, input)];

    /// <summary>The same, one at a time, for a caller that keeps something smaller than the payload's tree.</summary>
    public static IEnumerable<Payload> Read(string path, Stream input)
    {
        if (path == StandardInput)
        {
            return PayloadText.Read(ReadAll(input), "stdin", PayloadFormat.Either);
        }

        if (Directory.Exists(path))
        {
            return Files(path).SelectMany(ReadFile);
        }

        return File.Exists(path) ? ReadFile(path)
            : throw new PayloadException($"--payload {path}: there is no such file or folder; use - to read standard input");
    }

    /// <summary>The folder's own files with ".json" in their names (LLMeter's <c>*.json*</c>), in ordinal order of names: the same on every machine.</summary>
    private static string[] Files(string folder)
    {
        try
        {
            var files = Directory.EnumerateFiles(folder).Where(static file => Path.GetFileName(file).Contains(".json", StringComparison.Ordinal)).ToArray();
            Array.Sort(files, StringComparer.Ordinal);
            return files.Length > 0 ? files
                : throw new PayloadException($"--payload {folder}: the folder holds no .json or .jsonl file (folders inside it are not searched)");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(folder, broken);
        }
    }

    private static IEnumerable<Payload> ReadFile(string path) => PayloadText.Read(ReadBytes(path), path, FormatOf(path));

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, broken);
        }
    }

    private static ReadOnlyMemory<byte> ReadAll(Stream input)
    {
        try
        {
            var all = new MemoryStream();
            input.CopyTo(all);
            return all.GetBuffer().AsMemory(0, (int)all.Length);
        }
        catch (IOException broken)
        {
            throw Unreadable(StandardInput, broken);
        }
    }

    /// <summary>As LLMeter, any other ending is JSON; where such a file (a pipe, say) turns out to hold lines, those are read.</summary>
    private static PayloadFormat FormatOf(string path)
    {
        var ending = Path.GetExtension(path);
        return ending.Equals(".jsonl", StringComparison.OrdinalIgnoreCase) || ending.Equals(".manifest", StringComparison.OrdinalIgnoreCase)
            ? PayloadFormat.JsonLines
            : ending.Equals(".json", StringComparison.OrdinalIgnoreCase) ? PayloadFormat.Json : PayloadFormat.Either;
    }

    private static PayloadException Unreadable(string path, Exception cause) => new($"--payload {path}: cannot be read: {cause.Message}", cause);
}
