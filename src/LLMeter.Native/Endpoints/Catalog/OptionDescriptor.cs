namespace LLMeter.Native.Endpoints;

/// <summary>One option of an endpoint, as the command line, the help and the files know it.</summary>
/// <param name="Name">On the command line, in kebab-case and without the dashes before it.</param>
/// <param name="JsonName">In files, in snake_case.</param>
/// <param name="Summary">Its help text.</param>
/// <param name="Default">The value that holds when none is given, as a user would type it; null when there is none.</param>
/// <param name="ValueName">What stands for the value in the help.</param>
/// <param name="Choices">What a <see cref="OptionKind.Choice"/> may be; empty for other kinds.</param>
/// <param name="IsSecret">Whether its values must not be written to a file.</param>
internal sealed record OptionDescriptor(
    string Name,
    string JsonName,
    string Summary,
    OptionKind Kind,
    bool IsRequired,
    string? Default,
    string ValueName,
    IReadOnlyList<string> Choices,
    bool IsSecret);
