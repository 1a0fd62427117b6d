using System.CommandLine;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Cli;

/// <summary>How results are told on stdout.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string[]> _percentiles = OptionText.One("--percentiles", "LIST", "More percentiles to report, such as 80,95,99.9 (50, 90 and 99 are always there)");
    private readonly Option<bool> _json = OptionText.Switch("--json", "Print the statistics as JSON instead of the report");

    public IEnumerable<Option> Options => [_percentiles, _json];

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <exception cref="UsageException">The list cannot be read.</exception>
    public IReadOnlyList<decimal> Percentiles(ParseResult parsed)
    {
        var text = OptionText.Value(parsed, _percentiles);
        return text is null ? PercentileList.Standard
            : PercentileList.TryParse(text, out var percentiles, out var problem) ? percentiles
            : throw new UsageException($"--percentiles: {problem}");
    }
}
