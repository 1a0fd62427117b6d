using System.Globalization;

namespace LLMeter.Native.Results.Loading;

/// <summary>Something about a run's files that a reader of its numbers should know, though loading went on.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1; 0 where the whole file is meant.</param>
/// <param name="Message">What is the matter, and what was done about it.</param>
internal sealed record LoadNotice(string File, long Line, string Message)
{
    public override string ToString() => Line == 0
        ? $"{File}: {Message}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Message}");
}
