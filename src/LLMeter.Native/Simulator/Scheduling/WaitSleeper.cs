namespace LLMeter.Native.Simulator.Scheduling;

/// <summary>Sleeps with what .NET offers everywhere: whole milliseconds, then short spins for what is left.</summary>
internal sealed class WaitSleeper : Sleeper
{
    private readonly AutoResetEvent _wake = new(false);

    public override void SleepUntil(long dueNs)
    {
        var leftMs = (dueNs - MonotonicClock.NowNs) / MonotonicClock.NsPerMs;
        if (leftMs > 0)
        {
            _wake.WaitOne((int)Math.Min(leftMs, int.MaxValue));
            return;
        }

        while (MonotonicClock.NowNs < dueNs && !_wake.WaitOne(0))
        {
            Thread.SpinWait(50);
        }
    }

    public override void Wake() => _wake.Set();

    public override void Dispose() => _wake.Dispose();
}
