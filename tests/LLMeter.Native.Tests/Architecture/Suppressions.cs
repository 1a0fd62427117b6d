using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Native.Tests.Architecture;

/// <summary>Rule: a silenced warning carries its reason on its line, and a file has few of them.</summary>
internal static partial class Suppressions
{
    /// <summary>With more, the rule or the file is wrong.</summary>
    public const int Most = 3;

    public static IEnumerable<string> Complaints(SourceFile file)
    {
        var found = Pragmas(file).Concat(Attributes(file)).ToList();
        foreach (var (line, _) in found.Where(one => !one.HasReason))
        {
            yield return $"{file.Path}:{line} silences a warning and does not say why";
        }

        if (found.Count > Most)
        {
            yield return $"{file.Path} silences {found.Count} warnings, more than {Most}";
        }
    }

    private static IEnumerable<(int Line, bool HasReason)> Pragmas(SourceFile file) =>
        file.Text.Split('\n')
            .Select((text, index) => (Match: Directive().Match(text), Line: index + 1))
            .Where(one => one.Match.Success)
            .Select(one => (one.Line, one.Match.Groups["reason"].Success));

    private static IEnumerable<(int Line, bool HasReason)> Attributes(SourceFile file) =>
        from attribute in file.Root.DescendantNodes().OfType<AttributeSyntax>()
        where attribute.Name.ToString().Contains("SuppressMessage", StringComparison.Ordinal)
        let reason = attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.Text == "Justification")
        select (SourceFile.LineOf(attribute.GetFirstToken()), reason is { Expression: LiteralExpressionSyntax { Token.ValueText.Length: > 3 } });

    [GeneratedRegex(@"^\s*#\s*(pragma\s+warning\s+disable|nullable\s+disable)\b[^/]*(//\s*(?<reason>\w+\W+\w+))?")]
    private static partial Regex Directive();
}
