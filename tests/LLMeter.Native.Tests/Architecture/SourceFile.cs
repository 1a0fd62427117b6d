using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Native.Tests.Architecture;

/// <summary>One source file as the rules see it: where it lies, its text, and its syntax (so that comments and strings are not mistaken for code).</summary>
internal sealed class SourceFile
{
    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Preview)
        .WithPreprocessorSymbols("NET", "NET9_0_OR_GREATER", "NET10_0", "NET10_0_OR_GREATER");

    /// <param name="path">Below <c>src</c>, with forward slashes: <c>LLMeter.Native/Statistics/RunSummary.cs</c>.</param>
    /// <param name="text">What is in it.</param>
    public SourceFile(string path, string text)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        Project = path[..slash];
        Path = path[(slash + 1)..];
        Text = text;
        Folder = Path.LastIndexOf('/') is var end and >= 0 ? Path[..end] : "";
        Root = CSharpSyntaxTree.ParseText(text, Options).GetCompilationUnitRoot();
        Tokens = [.. Root.DescendantTokens()];
    }

    public string Project { get; }

    /// <summary>Below the project: <c>Statistics/RunSummary.cs</c>.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>Below the project; empty at its root.</summary>
    public string Folder { get; }

    /// <summary>The first folder; empty at the project's root.</summary>
    public string Room => Folder.Split('/')[0];

    public CompilationUnitSyntax Root { get; }

    /// <summary>The code without comments, documentation and directives.</summary>
    public IReadOnlyList<SyntaxToken> Tokens { get; }

    /// <summary>The line of a token, from 1.</summary>
    public static int LineOf(SyntaxToken token) => token.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>The dotted name that begins at a token, such as System.Net.Sockets; empty where none does.</summary>
    public string NameAt(int index)
    {
        if (!Tokens[index].IsKind(SyntaxKind.IdentifierToken))
        {
            return "";
        }

        var name = Tokens[index].Text;
        for (var i = index + 1; i + 1 < Tokens.Count && Tokens[i].IsKind(SyntaxKind.DotToken) && Tokens[i + 1].IsKind(SyntaxKind.IdentifierToken); i += 2)
        {
            name += "." + Tokens[i + 1].Text;
        }

        return name;
    }

    public override string ToString() => Path;
}
