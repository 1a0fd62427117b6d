using System.Diagnostics.CodeAnalysis;

namespace LLMeter.Native.Endpoints;

/// <summary>Where option values come from: the command line, a configuration file.</summary>
internal interface IOptionSource
{
    /// <summary>The option's values as the user typed them: one, or several for pairs and lists. False when none was given.</summary>
    bool TryGet(OptionDescriptor option, [NotNullWhen(true)] out IReadOnlyList<string>? values);

    /// <summary>What the user calls the option here, for messages.</summary>
    string NameOf(OptionDescriptor option) => "--" + option.Name;
}
