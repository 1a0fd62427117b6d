using LLMeter.Native.Measurement;

namespace LLMeter.Native.Statistics;

/// <summary>Failures of one kind.</summary>
/// <param name="Kind">The kind; None where the run's files do not tell it.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Example">The first one's message.</param>
internal sealed record FailureGroup(FailureKind Kind, long Count, string Example)
{
    /// <summary>The kind's name in keys and reports.</summary>
    public string Name => Kind == FailureKind.None ? "unclassified" : Kind.Name();
}
