using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Simulator.Dialects;

/// <summary>One service's way to ask and to answer. Knows no socket, no clock and no fault, so it is tested with byte strings.</summary>
/// <remarks>A new dialect is one folder here, and its name in <see cref="DialectCatalog"/>.</remarks>
internal interface IDialect
{
    /// <summary>What the service has at a path.</summary>
    RouteKind Route(string path);

    /// <summary>The body of a <see cref="RouteKind.Page"/>.</summary>
    byte[] Page(string path, SimulatorSettings settings);

    /// <summary>Reads what is asked for.</summary>
    /// <returns>false when the service would refuse it, and why.</returns>
    bool TryRead(ReadOnlySpan<byte> body, out Question question, out Refusal refusal);

    /// <summary>Makes the answer to a question of this dialect.</summary>
    IAnswer Compose(Question question, in AnswerPlan plan, AnswerTraits traits);

    /// <summary>The body of a refusal.</summary>
    byte[] Refuse(Refusal refusal);
}
