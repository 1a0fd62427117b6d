using LLMeter.Native.Simulator.Dialects;

namespace LLMeter.Native.Simulator.Playback;

/// <summary>Puts an answer's events into the frames of a stream.</summary>
internal abstract class EventFraming
{
    /// <summary>No frame of the answer is longer.</summary>
    public abstract int LongestFrame(IAnswer answer);

    /// <summary>Writes one framed event.</summary>
    /// <returns>Its length.</returns>
    public abstract int Write(IAnswer answer, int index, long sentNs, Span<byte> destination);
}
