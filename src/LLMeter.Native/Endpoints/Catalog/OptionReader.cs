namespace LLMeter.Native.Endpoints;

/// <summary>What generated bindings read options with: finds the text, parses it, and says what is wrong in the user's terms.</summary>
internal static class OptionReader
{
    public static T Required<T>(IOptionSource source, OptionDescriptor option, OptionParse<T> parse) =>
        source.TryGet(option, out var values) ? Single(source, option, values, parse) : throw Missing(source, option);

    public static T Optional<T>(IOptionSource source, OptionDescriptor option, T otherwise, OptionParse<T> parse) =>
        source.TryGet(option, out var values) ? Single(source, option, values, parse) : otherwise;

    public static T? OptionalOrNone<T>(IOptionSource source, OptionDescriptor option, T? otherwise, OptionParse<T> parse)
        where T : struct => source.TryGet(option, out var values) ? Single(source, option, values, parse) : otherwise;

    public static IReadOnlyList<T> RequiredMany<T>(IOptionSource source, OptionDescriptor option, OptionParse<T> parse) =>
        source.TryGet(option, out var values) && values.Count > 0 ? Many(source, option, values, parse) : throw Missing(source, option);

    public static IReadOnlyList<T> OptionalMany<T>(IOptionSource source, OptionDescriptor option, IReadOnlyList<T> otherwise, OptionParse<T> parse) =>
        source.TryGet(option, out var values) ? Many(source, option, values, parse) : otherwise;

    private static T Single<T>(IOptionSource source, OptionDescriptor option, IReadOnlyList<string> values, OptionParse<T> parse) => values.Count switch
    {
        1 => Parse(source, option, values[0], parse),
        0 => throw Problem(source, option, $"needs a value: {option.ValueName}"),
        _ => throw Problem(source, option, $"was given {values.Count} times; give it once"),
    };

    private static T[] Many<T>(IOptionSource source, OptionDescriptor option, IReadOnlyList<string> values, OptionParse<T> parse)
    {
        var all = new T[values.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Parse(source, option, values[i], parse);
        }

        return all;
    }

    private static T Parse<T>(IOptionSource source, OptionDescriptor option, string text, OptionParse<T> parse) =>
        parse(text, out var value) is { } problem ? throw Problem(source, option, $"'{Shown(option, text)}' {problem}") : value;

    /// <summary>Not even a message shows a secret.</summary>
    private static string Shown(OptionDescriptor option, string text) => option.IsSecret ? "***" : text;

    private static OptionException Missing(IOptionSource source, OptionDescriptor option) =>
        Problem(source, option, $"is required; give it as {source.NameOf(option)} {option.ValueName}");

    private static OptionException Problem(IOptionSource source, OptionDescriptor option, string what) =>
        new(source.NameOf(option), $"{source.NameOf(option)}: {what}");
}
