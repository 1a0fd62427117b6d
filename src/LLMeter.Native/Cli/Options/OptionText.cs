using System.CommandLine;

namespace LLMeter.Native.Cli;

/// <summary>Makes options whose values are read as text: what they mean, and what is wrong with them, is said in our own words.</summary>
internal static class OptionText
{
    /// <summary>An option with one value.</summary>
    public static Option<string[]> One(string name, string valueName, string help) => new(name)
    {
        Description = help,
        HelpName = valueName,
        Arity = ArgumentArity.OneOrMore, // One given twice is refused in our own words.
    };

    /// <summary>An option that may be given again and again.</summary>
    public static Option<string[]> Many(string name, string valueName, string help) => new(name)
    {
        Description = help,
        HelpName = valueName,
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<bool> Switch(string name, string help) => new(name) { Description = help };

    /// <summary>All values given, in order.</summary>
    public static IReadOnlyList<string> Values(ParseResult parsed, Option<string[]> option) =>
        parsed.GetResult(option) is { Implicit: false } given ? [.. given.Tokens.Select(token => token.Value)] : [];

    /// <summary>The one value given, or null.</summary>
    /// <exception cref="UsageException">It was given twice.</exception>
    public static string? Value(ParseResult parsed, Option<string[]> option) => Values(parsed, option) switch
    {
        [] => null,
        [var one] => one,
        _ => throw new UsageException($"{option.Name} was given more than once"),
    };

    /// <exception cref="UsageException">The text is no whole number.</exception>
    public static long? Whole(ParseResult parsed, Option<string[]> option) => Value(parsed, option) switch
    {
        null => null,
        var text when long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new UsageException($"{option.Name}: '{text}' is not a whole number"),
    };

    /// <exception cref="UsageException">The text is no number.</exception>
    public static double? Number(ParseResult parsed, Option<string[]> option) => Value(parsed, option) switch
    {
        null => null,
        var text when double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new UsageException($"{option.Name}: '{text}' is not a number"),
    };

    /// <exception cref="UsageException">The text is neither true nor false.</exception>
    public static bool? Flag(ParseResult parsed, Option<string[]> option) => Value(parsed, option) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw new UsageException($"{option.Name}: '{text}' is not true or false"),
    };
}
