using LLMeter.Native.Measurement;
using LLMeter.Native.Results;

namespace LLMeter.Native.Reports.Live;

/// <summary>What the live display shows at one moment: progress, the groups of figures, and the client's health only when it is in trouble.</summary>
internal static class Frame
{
    private const string Indent = "  ";

    public static IReadOnlyList<InkLine> Of(in RunProgress progress, StatsDocument figures, LiveOptions options)
    {
        var groups = StatGroup.Of(options.Stats, figures);
        var labels = groups.Select(group => group.Name.Length).DefaultIfEmpty(0).Max();
        var lines = new List<InkLine> { ProgressLine.Of(progress, options) };
        foreach (var group in groups)
        {
            var line = new InkLine().Add(Indent).Add(group.Name.PadRight(labels), Tone.Faint);
            foreach (var (label, value) in group.Stats)
            {
                line.Add(Indent).Add(label + "=", Tone.Faint).Add(value, IsFailure(group.Name, value) ? Tone.Bad : Tone.Strong);
            }

            lines.Add(line);
        }

        if (progress.Health.Concern is { } concern)
        {
            lines.Add(new InkLine().Add(Indent).Add("CLIENT SATURATED", Tone.Bad).Add($": {DisplayWidth.OneLine(concern)}"));
        }

        return lines;
    }

    private static bool IsFailure(string group, string value) => group == StatGroup.Errors && value is not ("0" or "0.0" or Readable.Missing);
}
