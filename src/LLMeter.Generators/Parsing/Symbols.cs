using LLMeter.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Parsing;

/// <summary>Small questions about symbols that both parsers ask.</summary>
internal static class Symbols
{
    public static AttributeData? Attribute(this ISymbol symbol, string fullName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() == fullName)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The attribute's first argument as text; null when it is not a text constant.</summary>
    public static string? FirstText(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null;

    /// <summary>A named argument as text; null when it is not given.</summary>
    public static string? NamedText(this AttributeData attribute, string name) => attribute.Named(name) as string;

    /// <summary>A named argument as a flag; false when it is not given.</summary>
    public static bool NamedFlag(this AttributeData attribute, string name) => attribute.Named(name) is true;

    public static Location Location(this AttributeData attribute, ISymbol owner) =>
        attribute.ApplicationSyntaxReference is { } reference
            ? Microsoft.CodeAnalysis.Location.Create(reference.SyntaxTree, reference.Span)
            : owner.Locations[0];

    /// <summary>The symbol's name where it is declared.</summary>
    public static Location Location(this ISymbol symbol) => symbol.Locations[0];

    public static string Namespace(this INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();

    public static string GlobalName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static DiagnosticInfo Problem(this ISymbol symbol, DiagnosticDescriptor rule, params string[] arguments) =>
        DiagnosticInfo.At(symbol.Location(), rule, arguments);

    private static object? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }
}
