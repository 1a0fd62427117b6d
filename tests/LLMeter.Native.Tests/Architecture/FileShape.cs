using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Native.Tests.Architecture;

/// <summary>Rules on single files: their names, their length, and that each holds the one type that it is named after.</summary>
internal static class FileShape
{
    public const int MostLines = 400;

    /// <summary>Names that say nothing of what is inside, so that anything gets in.</summary>
    private static readonly string[] EmptyNames = ["Util", "Utils", "Utility", "Utilities", "Common", "Helper", "Helpers", "Manager", "Managers", "Misc"];

    public static IEnumerable<string> NameComplaints(SourceFile file) =>
        from part in file.Path[..^".cs".Length].Split('/', '.')
        from name in EmptyNames
        where part.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        select $"{file.Path}: '{part}' says nothing of what is inside";

    public static IEnumerable<string> LengthComplaints(SourceFile file)
    {
        var lines = file.Text.TrimEnd('\n').Split('\n').Length;
        return lines > MostLines ? [$"{file.Path} has {lines} lines, more than {MostLines}"] : [];
    }

    public static IEnumerable<string> TypeComplaints(SourceFile file)
    {
        var types = file.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Select(member => (Name: NameOf(member), IsPartial: member.Modifiers.Any(SyntaxKind.PartialKeyword)))
            .Where(type => type.Name is not null)
            .ToList();
        if (types.Count > 1)
        {
            return [$"{file.Path} holds {types.Count} types: {string.Join(", ", types.Select(type => type.Name))}"];
        }

        var name = Path.GetFileNameWithoutExtension(file.Path);
        return types.Where(type => name != type.Name && !(type.IsPartial && name.StartsWith(type.Name + ".", StringComparison.Ordinal)))
            .Select(type => $"{file.Path} holds {type.Name}, which it is not named after");
    }

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };
}
