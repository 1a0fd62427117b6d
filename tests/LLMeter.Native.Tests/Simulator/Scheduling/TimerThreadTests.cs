using LLMeter.Native.Simulator.Scheduling;

namespace LLMeter.Native.Tests.Simulator.Scheduling;

public sealed class TimerThreadTests
{
    [Fact]
    public async Task What_is_due_is_called_in_the_order_of_its_moments()
    {
        using var timer = new TimerThread();
        using var gate = new ManualResetEventSlim();
        var called = new List<long>();
        var all = new TaskCompletionSource();
        timer.Add(new Job(_ => Wait(gate)), 0); // Nothing else is called while the rest is added.
        foreach (var due in new long[] { 50, 10, 40, 20, 30 })
        {
            timer.Add(
                new Job(_ =>
                {
                    called.Add(due);
                    if (called.Count == 5)
                    {
                        all.SetResult();
                    }

                    return IScheduled.Never;
                }),
                due);
        }

        gate.Set();
        await all.Task;
        Assert.Equal([10, 20, 30, 40, 50], called);
    }

    [Fact]
    public async Task Nothing_is_called_before_it_is_due()
    {
        using var timer = new TimerThread();
        var early = 0;
        var left = 200;
        var all = new TaskCompletionSource();
        var startNs = MonotonicClock.NowNs;
        for (var i = 0; i < 200; i++)
        {
            var dueNs = startNs + (i * 37_123L);
            timer.Add(
                new Job(nowNs =>
                {
                    early += nowNs < dueNs ? 1 : 0;
                    if (--left == 0)
                    {
                        all.SetResult();
                    }

                    return IScheduled.Never;
                }),
                dueNs);
        }

        await all.Task;
        Assert.Equal(0, early);
    }

    [Fact]
    public async Task An_item_is_called_again_when_it_says_so()
    {
        using var timer = new TimerThread();
        var calls = 0;
        var done = new TaskCompletionSource();
        timer.Add(
            new Job(nowNs =>
            {
                if (++calls < 5)
                {
                    return nowNs + 1_000;
                }

                done.SetResult();
                return IScheduled.Never;
            }),
            0);
        await done.Task;
        Assert.Equal(5, calls);
    }

    [Fact]
    public async Task A_sleep_ends_early_for_something_that_is_due_earlier()
    {
        using var timer = new TimerThread();
        timer.Add(new Job(_ => IScheduled.Never), IScheduled.Never - 1);
        await Alarm.WaitAsync(timer, 0, CancellationToken.None); // Would never end otherwise.
    }

    private static long Wait(ManualResetEventSlim gate)
    {
        gate.Wait();
        return IScheduled.Never;
    }

    private sealed class Job(Func<long, long> work) : IScheduled
    {
        public long OnDue(long nowNs) => work(nowNs);
    }
}
