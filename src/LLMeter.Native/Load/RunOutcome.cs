using LLMeter.Native.Measurement;

namespace LLMeter.Native.Load;

/// <summary>A run as a whole, once it is over.</summary>
internal sealed record RunOutcome
{
    /// <summary>When the first client started.</summary>
    public required long Start { get; init; }

    /// <summary>When clients stopped to send; equals <see cref="End"/> where the run was bound by count.</summary>
    public required long SendingEnded { get; init; }

    /// <summary>When the last request had ended.</summary>
    public required long End { get; init; }

    /// <summary>Whether the user stopped the run.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>The client's own health over the run.</summary>
    public required ClientHealth Health { get; init; }

    /// <summary>Why the run was stopped before its end though nobody asked for it: its results could not be written, or a fault of our own.</summary>
    public Exception? Fault { get; init; }

    /// <summary>How long the requests in flight took to finish after the run's duration was over.</summary>
    public TimeSpan Drain => TimeSpan.FromSeconds(Math.Max(0, Clock.Seconds(SendingEnded, End)));
}
