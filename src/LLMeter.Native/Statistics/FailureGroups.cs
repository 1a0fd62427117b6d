using LLMeter.Native.Measurement;

namespace LLMeter.Native.Statistics;

/// <summary>Groups failures by kind: a closed set, so it stays small however many messages there are.</summary>
internal sealed class FailureGroups
{
    private readonly Dictionary<FailureKind, FailureGroup> _groups = [];

    /// <summary>The groups, the largest first.</summary>
    public IReadOnlyList<FailureGroup> Groups =>
        [.. _groups.Values.OrderByDescending(group => group.Count).ThenBy(group => group.Name, StringComparer.Ordinal)];

    public void Add(FailureKind kind, string message) => _groups[kind] = _groups.TryGetValue(kind, out var known)
        ? known with { Count = known.Count + 1 }
        : new FailureGroup(kind, 1, message);
}
