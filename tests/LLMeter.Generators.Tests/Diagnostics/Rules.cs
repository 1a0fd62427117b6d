using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Tests.Diagnostics;

/// <summary>The rules that a class declares.</summary>
internal static class Rules
{
    public static IEnumerable<string> Ids(Type declaring) => All(declaring).Select(rule => rule.Id).Order(StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All(Type declaring) =>
        declaring.GetFields().Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>();
}
