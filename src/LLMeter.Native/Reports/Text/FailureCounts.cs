using LLMeter.Native.Measurement;
using LLMeter.Native.Statistics;

namespace LLMeter.Native.Reports.Text;

/// <summary>The failures by kind, the most frequent first: with examples where they are known, else from the statistics' keys.</summary>
internal static class FailureCounts
{
    private const string Prefix = "failed_requests-";

    public static IReadOnlyList<FailureGroup> Of(ReportSource source) => source.Failures.Count > 0 ? source.Failures :
    [
        .. source.Stats
            .Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal) && entry.Value.Integer > 0)
            .Select(entry => new FailureGroup(KindOf(entry.Key), entry.Value.Integer!.Value, ""))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Name, StringComparer.Ordinal),
    ];

    private static FailureKind KindOf(string key) => FailureNames.TryParse(key[Prefix.Length..], out var kind) ? kind : FailureKind.None;
}
