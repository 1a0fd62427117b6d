using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Diagnostics;

/// <summary>What can be wrong with an [Endpoint] and its options.</summary>
internal static class EndpointRules
{
    public static readonly DiagnosticDescriptor MustBePartial = Rule(
        "LLM001", "Endpoint must be partial", "'{0}' must be declared partial so that its descriptor can be generated");

    public static readonly DiagnosticDescriptor UnsupportedShape = Rule(
        "LLM002", "Endpoint must be a plain top-level class", "'{0}' must not be {1}: declare it as a top-level 'sealed partial class'");

    public static readonly DiagnosticDescriptor NameNotKebab = Rule(
        "LLM003", "Endpoint name must be kebab-case", "The endpoint name '{0}' must be kebab-case, such as 'openai-chat'");

    public static readonly DiagnosticDescriptor DuplicateName = Rule(
        "LLM004", "Two endpoints with one name", "The endpoint name '{0}' is taken by '{1}'");

    public static readonly DiagnosticDescriptor NeedsOptions = Rule(
        "LLM005", "Endpoint must be made from its options", "'{0}' must have exactly one constructor with a single parameter that is an options record");

    public static readonly DiagnosticDescriptor MustImplement = Rule(
        "LLM006", "Endpoint must implement IEndpoint", "'{0}' must implement IEndpoint");

    public static readonly DiagnosticDescriptor NoSummary = Rule(
        "LLM007", "Endpoint without a summary", "'{0}' has no XML <summary>, which is its help text");

    public static readonly DiagnosticDescriptor UnsupportedOptionType = Rule(
        "LLM008",
        "Option type not supported",
        "The option '{0}' is of type '{1}'; options are string, bool, int, long, double, TimeSpan, an enum, "
        + "IReadOnlyList<string> or IReadOnlyList<KeyValuePair<string, string>>");

    public static readonly DiagnosticDescriptor OptionWithoutSummary = Rule(
        "LLM009", "Option without a summary", "The option '{0}' has no XML <summary>, which is its help text");

    public static readonly DiagnosticDescriptor DuplicateOption = Rule(
        "LLM010", "Two options with one name", "The option '{0}' has the name '{1}', which '{2}' has already");

    public static readonly DiagnosticDescriptor DefaultNotConstant = Rule(
        "LLM011",
        "Option default cannot be shown",
        "The default of '{0}' is not a constant that the help can show; use a literal, an enum member, TimeSpan.From...(literal) or []",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor OptionNameForm = Rule(
        "LLM012", "Option name has the wrong form", "The option name '{0}' must be {1}");

    public static readonly DiagnosticDescriptor OptionsOutOfReach = Rule(
        "LLM013", "Endpoint does not keep its options", "'{0}' must keep its {1}, in a field, in a property, or by having a primary constructor");

    public static readonly DiagnosticDescriptor OptionsShape = Rule(
        "LLM014", "Options record has the wrong shape", "The options record '{0}' must not be {1}: declare it as a top-level record with init properties");

    public static readonly DiagnosticDescriptor NotAnOption = Rule(
        "LLM015", "[Option] on something that is no option", "'{0}' cannot be an option: an option is a public instance property with 'get' and 'init'");

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) => new(
        id, title, message, "Endpoint", severity, isEnabledByDefault: true, helpLinkUri: "docs/diagnostics.md#" + id.ToLowerInvariant());
}
