namespace LLMeter.Native.Load;

/// <summary>How many requests the clients of a run have sent and ended. Written by all of them, read by the recorder.</summary>
internal sealed class RunCounters
{
    private long _sent;
    private long _ended;

    public long Sent => Interlocked.Read(ref _sent);

    public long Ended => Interlocked.Read(ref _ended);

    /// <summary>A request is about to be sent.</summary>
    /// <returns>Its number in the run, from 0.</returns>
    public long BeginRequest() => Interlocked.Increment(ref _sent) - 1;

    public void EndRequest() => Interlocked.Increment(ref _ended);
}
