using System.CommandLine;
using LLMeter.Native.Plans;

namespace LLMeter.Native.Cli;

/// <summary>What a run shows on stderr while it goes.</summary>
internal sealed class DisplayOptions
{
    /// <summary>LLMeter's own switch, for notebooks and CI jobs that have it set already.</summary>
    private const string OffVariable = "LLMETER_DISABLE_ALL_PROGRESS_BARS";

    private readonly Option<string[]> _stats = OptionText.One("--stats", "LABEL=KEY[:inv],…", "Figures of the live display, by their keys in stats.json; :inv shows 1/value");
    private readonly Option<bool> _noProgress = OptionText.Switch("--no-progress", $"Show nothing while the run goes (as {OffVariable}=1)");

    public IEnumerable<Option> Options => [_stats, _noProgress];

    public bool IsOff(ParseResult parsed) => parsed.GetValue(_noProgress) || Environment.GetEnvironmentVariable(OffVariable) is "1" or "true";

    /// <exception cref="PlanException">The list cannot be read.</exception>
    public IReadOnlyList<DisplayStat> Stats(ParseResult parsed) =>
        OptionText.Value(parsed, _stats) is { } text ? DisplayStats.Parse(text) : DisplayStats.Default;
}
