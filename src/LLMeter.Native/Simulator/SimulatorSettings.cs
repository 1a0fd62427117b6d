using System.Net;
using LLMeter.Native.Simulator.Faults;
using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Simulator;

/// <summary>Everything that a simulator is told before it starts; valid by construction when it comes from <see cref="SimulatorOptions"/>.</summary>
internal sealed record SimulatorSettings
{
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The port, or 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>The model that the list of models shows. Requests may name any.</summary>
    public string Model { get; init; } = "sim";

    /// <summary>The key that requests must bear, or none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>From admission to the first token, in nanoseconds.</summary>
    public Distribution TimeToFirstToken { get; init; } = Distribution.Constant(50 * 1e6);

    /// <summary>Between one token and the next, in nanoseconds.</summary>
    public Distribution Gap { get; init; } = Distribution.Constant(10 * 1e6);

    /// <summary>Visible tokens of an answer.</summary>
    public Distribution OutputTokens { get; init; } = Distribution.Constant(32);

    /// <summary>Tokens of reasoning before the visible ones.</summary>
    public Distribution ReasoningTokens { get; init; } = Distribution.Constant(0);

    /// <summary>What usage reports as the prompt's tokens; nothing: the words of the prompt.</summary>
    public Distribution? InputTokens { get; init; }

    /// <summary>What usage reports as the cached part of them.</summary>
    public Distribution CachedTokens { get; init; } = Distribution.Constant(0);

    /// <summary>Prompt tokens a second; their time is added to the first token's. Nothing: prefill takes no time.</summary>
    public double? PrefillRate { get; init; }

    /// <summary>Requests that are served at once; the others queue. Nothing: all.</summary>
    public int? Capacity { get; init; }

    /// <summary>What chance starts from.</summary>
    public long Seed { get; init; }

    /// <summary>Whether latencies are kept; otherwise everything is sent as fast as it can be.</summary>
    public bool IsPaced { get; init; } = true;

    public int EventsPerWrite { get; init; } = 1;

    /// <summary>Whether every event carries when it was sent.</summary>
    public bool IsStamped { get; init; }

    public TextKind Text { get; init; }

    /// <summary>What goes wrong how often; the rates add up to 1 at most.</summary>
    public IReadOnlyList<FaultRate> Faults { get; init; } = [];
}
