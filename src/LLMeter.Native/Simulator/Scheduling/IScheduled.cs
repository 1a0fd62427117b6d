namespace LLMeter.Native.Simulator.Scheduling;

/// <summary>Something that has work to do at certain moments.</summary>
internal interface IScheduled
{
    /// <summary>The answer of <see cref="OnDue"/> that means: do not call again by yourself.</summary>
    const long Never = long.MaxValue;

    /// <summary>Does what is due. Runs on the timer thread, so it must be short and must not block.</summary>
    /// <param name="nowNs">The moment of the call on <see cref="MonotonicClock"/>.</param>
    /// <returns>When it is due again, or <see cref="Never"/>.</returns>
    long OnDue(long nowNs);
}
