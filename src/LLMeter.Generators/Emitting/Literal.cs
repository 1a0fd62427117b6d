using Microsoft.CodeAnalysis.CSharp;

namespace LLMeter.Generators.Emitting;

/// <summary>Values as C# literals.</summary>
internal static class Literal
{
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Utf8(string text) => Of(text) + "u8";

    public static string CamelCase(string property) => char.ToLowerInvariant(property[0]) + property.Substring(1);

    public static string Of(bool value) => value ? "true" : "false";
}
