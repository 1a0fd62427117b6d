using System.Diagnostics.CodeAnalysis;
using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Tests.Endpoints.Catalog;

/// <summary>Options as a command line would give them.</summary>
internal sealed class SampleOptionSource(params (string Name, string Value)[] given) : IOptionSource
{
    public bool TryGet(OptionDescriptor option, [NotNullWhen(true)] out IReadOnlyList<string>? values)
    {
        var found = given.Where(pair => pair.Name == option.Name).Select(pair => pair.Value).ToList();
        values = found.Count > 0 ? found : null;
        return found.Count > 0;
    }
}
