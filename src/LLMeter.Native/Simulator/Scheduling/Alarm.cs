namespace LLMeter.Native.Simulator.Scheduling;

/// <summary>Completes a task at a moment.</summary>
internal sealed class Alarm : IScheduled
{
    private readonly TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until the moment, or until the wait is cancelled.</summary>
    public static Task WaitAsync(TimerThread timer, long dueNs, CancellationToken cancel)
    {
        var alarm = new Alarm();
        timer.Add(alarm, dueNs);
        return alarm._rung.Task.WaitAsync(cancel);
    }

    public long OnDue(long nowNs)
    {
        _rung.TrySetResult();
        return IScheduled.Never;
    }
}
