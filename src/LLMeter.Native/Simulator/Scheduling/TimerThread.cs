namespace LLMeter.Native.Simulator.Scheduling;

/// <summary>One thread that calls every scheduled thing at its moment, in the order of their moments.</summary>
/// <remarks>
/// Thousands of streams share one sleep instead of a timer each. What is due within <see cref="QuantumNs"/> after a wake-up is done in
/// one go: under load the thread wakes at most 5,000 times a second, and a lone event is not delayed at all.
/// </remarks>
internal sealed class TimerThread : IDisposable
{
    /// <summary>The shortest time between two wake-ups: 200 microseconds.</summary>
    public const long QuantumNs = 200_000;

    // Any thread, under the gate.
    private readonly Lock _gate = new();
    private readonly Sleeper _sleeper = Sleeper.Create();
    private List<(IScheduled Item, long DueNs)> _incoming = [];
    private long _sleepingUntilNs;
    private volatile bool _hasIncoming;
    private volatile bool _stopping;

    // Timer thread.
    private readonly PriorityQueue<IScheduled, long> _due = new();
    private List<(IScheduled Item, long DueNs)> _taken = [];

    private readonly Thread _thread;

    public TimerThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "simulator timer" };
        _thread.Start();
    }

    /// <summary>Has the item called at the moment (at once if that is past). Any thread may call it.</summary>
    public void Add(IScheduled item, long dueNs)
    {
        bool wake;
        lock (_gate)
        {
            _incoming.Add((item, dueNs));
            _hasIncoming = true;
            wake = dueNs < _sleepingUntilNs;
            if (wake)
            {
                _sleepingUntilNs = 0;
            }
        }

        if (wake)
        {
            _sleeper.Wake();
        }
    }

    /// <summary>Ends the thread. What is not due yet is never called.</summary>
    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        _sleeper.Wake();
        _thread.Join();
        _sleeper.Dispose();
    }

    private void Run()
    {
        _sleeper.Prepare();
        while (!_stopping)
        {
            var wokenNs = MonotonicClock.NowNs;
            DoWhatIsDue();
            Sleep(wokenNs + QuantumNs);
        }
    }

    private void DoWhatIsDue()
    {
        TakeIncoming();
        while (!_stopping && _due.TryPeek(out var item, out var dueNs))
        {
            var nowNs = MonotonicClock.NowNs;
            if (dueNs > nowNs)
            {
                return;
            }

            var nextNs = item.OnDue(nowNs);
            if (nextNs == IScheduled.Never)
            {
                _due.Dequeue();
            }
            else
            {
                _due.DequeueEnqueue(item, nextNs);
            }

            if (_hasIncoming)
            {
                TakeIncoming();
            }
        }
    }

    private void TakeIncoming()
    {
        lock (_gate)
        {
            (_incoming, _taken) = (_taken, _incoming);
            _hasIncoming = false;
        }

        foreach (var (item, dueNs) in _taken)
        {
            _due.Enqueue(item, dueNs);
        }

        _taken.Clear();
    }

    private void Sleep(long earliestNs)
    {
        var untilNs = _due.TryPeek(out _, out var dueNs) ? Math.Max(dueNs, earliestNs) : IScheduled.Never;
        lock (_gate)
        {
            if (_incoming.Count > 0)
            {
                return;
            }

            _sleepingUntilNs = untilNs;
        }

        _sleeper.SleepUntil(untilNs);
        lock (_gate)
        {
            _sleepingUntilNs = 0;
        }
    }
}
