using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Cli;

/// <summary>An endpoint's own options as options of its subcommand.</summary>
internal sealed class EndpointOptionSet
{
    private readonly List<(OptionDescriptor Descriptor, Option<string[]> Option)> _options = [];

    public EndpointOptionSet(EndpointDescriptor endpoint)
    {
        foreach (var descriptor in endpoint.Options)
        {
            _options.Add((descriptor, OptionText.Many("--" + descriptor.Name, descriptor.ValueName, Help(descriptor))));
        }
    }

    public IEnumerable<Option> Options => _options.Select(pair => pair.Option);

    /// <summary>The values that the user gave, over values that stand in for them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="standIns">Option name to value, where the user gave none.</param>
    public IOptionSource Read(ParseResult parsed, IReadOnlyDictionary<string, string> standIns) => new Source(this, parsed, standIns);

    /// <summary>Whether the user gave an option.</summary>
    public bool IsGiven(ParseResult parsed, string name) =>
        _options.Exists(pair => pair.Descriptor.Name == name && OptionText.Values(parsed, pair.Option).Count > 0);

    private static string Help(OptionDescriptor option)
    {
        var ending = option switch
        {
            { IsRequired: true } => " (required)",
            { Default: { Length: > 0 } text } => $" (default {text})",
            _ => "",
        };
        return option.Summary + ending;
    }

    private sealed class Source(EndpointOptionSet set, ParseResult parsed, IReadOnlyDictionary<string, string> standIns) : IOptionSource
    {
        public bool TryGet(OptionDescriptor option, [NotNullWhen(true)] out IReadOnlyList<string>? values)
        {
            var (_, typed) = set._options.Find(pair => pair.Descriptor.Name == option.Name);
            values = OptionText.Values(parsed, typed);
            if (values.Count == 0 && standIns.TryGetValue(option.Name, out var standIn))
            {
                values = [standIn];
            }

            return values.Count > 0;
        }
    }
}
