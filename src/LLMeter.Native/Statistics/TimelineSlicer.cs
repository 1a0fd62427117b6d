using LLMeter.Native.Measurement;
using LLMeter.Native.Results.Recording;

namespace LLMeter.Native.Statistics;

/// <summary>Cuts a run into seconds and hands each on when it is over.</summary>
/// <remarks>
/// A request belongs to the second in which it ended. Requests are heard of a little later, so a second is closed one second after
/// its end; what comes later still goes to the earliest open one, so nothing is lost. Sent requests and the client's load are known at
/// ticks, about twice a second: what happened between two ticks belongs to the second in which the middle between them lies.
/// </remarks>
/// <param name="start">The run's start, from which seconds are counted.</param>
/// <param name="onRow">Takes each row once, in order.</param>
internal sealed class TimelineSlicer(long start, Action<TimelineRow> onRow) : IExchangeObserver
{
    private const double Grace = 1;
    private const double ShortestTick = 0.05;
    private readonly Queue<TimelineSecond> _open = [];
    private int _next;
    private long _lastInFlight;
    private double _lastTick;
    private RunProgress _last;

    public void OnEnded(Exchange exchange, in RequestFigures figures) =>
        SecondAt(Clock.Seconds(start, exchange.Last.Stamps.End)).Add(figures, exchange.Failure is not null);

    public void OnTick(in RunProgress progress)
    {
        var now = Clock.Seconds(start, progress.Now);
        var second = SecondAt((_lastTick + now) / 2);
        second.Sent += progress.Sent - _last.Sent;
        second.InFlight = progress.InFlight;
        second.EventDelayP99 = progress.Health.EventDelayP99;
        if (now - _lastTick > ShortestTick)
        {
            second.AddLoad(ProcessorTime(progress) - ProcessorTime(_last), now - _lastTick);
        }

        _last = progress;
        _lastTick = now;
        if (progress.Phase == RunPhase.Done)
        {
            Close(before: double.PositiveInfinity, now);
        }
        else
        {
            Close(before: now - Grace, now);
        }
    }

    /// <summary>Processor time as a share of all processors, in seconds: the share of each tick follows from differences.</summary>
    private static double ProcessorTime(in RunProgress progress) => progress.Health is { } health ? health.CpuShare * progress.Elapsed.TotalSeconds : 0;

    private TimelineSecond SecondAt(double time)
    {
        var index = Math.Max((int)time, _next);
        while (_next + _open.Count <= index)
        {
            _open.Enqueue(new TimelineSecond());
        }

        return _open.ElementAt(index - _next);
    }

    private void Close(double before, double now)
    {
        while (_open.Count > 0 && _next + 1 <= before)
        {
            var second = _open.Dequeue();
            second.InFlight ??= _lastInFlight;
            _lastInFlight = second.InFlight.Value;
            onRow(second.ToRow(_next, Math.Clamp(now - _next, 0, 1)));
            _next++;
        }
    }
}
