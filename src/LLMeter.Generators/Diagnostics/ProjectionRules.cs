using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Diagnostics;

/// <summary>What can be wrong with a [JsonProjection].</summary>
internal static class ProjectionRules
{
    public static readonly DiagnosticDescriptor MustBePartial = Rule(
        "LLM101", "Projection must be a partial struct", "'{0}' must be declared as a partial struct so that its reader can be generated");

    public static readonly DiagnosticDescriptor UnsupportedShape = Rule(
        "LLM102", "Projection must be a plain top-level struct", "'{0}' must not be {1}: declare it as a top-level 'partial struct' or 'ref partial struct'");

    public static readonly DiagnosticDescriptor NoPaths = Rule(
        "LLM103", "Projection without a path", "'{0}' has no member with [JsonPath], so there is nothing to read");

    public static readonly DiagnosticDescriptor PathSyntax = Rule(
        "LLM104", "JSON path syntax", "The path '{0}' is wrong at position {1}: {2}");

    public static readonly DiagnosticDescriptor UnsupportedType = Rule(
        "LLM105", "Member type cannot be projected", "'{0}' is of type '{1}'; a projection fills JsonText, JsonSlice, long?, int?, double? and bool?");

    public static readonly DiagnosticDescriptor NotAssignable = Rule(
        "LLM106", "Projected member must be assignable", "'{0}' is {1}, so the reader cannot fill it");

    public static readonly DiagnosticDescriptor ElementsNeedMethod = Rule(
        "LLM107", "[*] and methods belong together", "'{0}': {1}");

    public static readonly DiagnosticDescriptor MethodSignature = Rule(
        "LLM108", "Element method has the wrong signature", "'{0}' {1}; declare it as 'void {0}(scoped in TProjection element)'");

    public static readonly DiagnosticDescriptor OutsideProjection = Rule(
        "LLM109", "JSON path outside a projection", "'{0}' has a [JsonPath], but '{1}' is not a [JsonProjection]");

    public static readonly DiagnosticDescriptor DuplicatePath = Rule(
        "LLM110", "Two members with one path", "'{0}' has the path '{1}', which '{2}' has already");

    public static readonly DiagnosticDescriptor EveryMustBeLast = Rule(
        "LLM111", "[*] must be the last step", "The path '{0}' goes on after [*]; end it there and give the rest to the element's own projection");

    private static DiagnosticDescriptor Rule(string id, string title, string message) => new(
        id, title, message, "Projection", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: "docs/diagnostics.md#" + id.ToLowerInvariant());
}
