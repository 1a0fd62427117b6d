using System.Diagnostics;

namespace LLMeter.Native.Measurement;

/// <summary>Watches the client itself while it measures: processor time, collector pauses, lateness of the event thread.</summary>
/// <remarks>Heartbeats come from the event thread, everything else is read by whoever asks for a report.</remarks>
internal sealed class HealthSampler
{
    private readonly Lock _gate = new();
    private readonly DelaySamples _eventDelays = new();
    private readonly TimeSpan _cpuAtStart = CpuTime();
    private readonly TimeSpan _pausesAtStart = GC.GetTotalPauseDuration();
    private readonly int _collectionsAtStart = GC.CollectionCount(0);
    private readonly long _start = Clock.Now();
    private double _longestPause;
    private long _lastCollection = GC.GetGCMemoryInfo(GCKind.Any).Index;

    /// <summary>A heartbeat reached the event thread this many seconds after it was sent.</summary>
    public void Beat(double delay)
    {
        lock (_gate)
        {
            _eventDelays.Add(delay);
        }
    }

    /// <summary>Looks at the latest collection; call it often enough that few are missed.</summary>
    public void WatchCollections()
    {
        var latest = GC.GetGCMemoryInfo(GCKind.Any);
        lock (_gate)
        {
            if (latest.Index == _lastCollection)
            {
                return;
            }

            _lastCollection = latest.Index;
            foreach (var pause in latest.PauseDurations)
            {
                _longestPause = Math.Max(_longestPause, pause.TotalSeconds);
            }
        }
    }

    /// <summary>The client's health since the run began.</summary>
    /// <param name="opened">Connections opened.</param>
    /// <param name="reused">Requests that used an open one.</param>
    /// <param name="eventsPerRead">Events for each read that brought any.</param>
    /// <param name="scheduleDelayP99">How late requests were sent, 0 in closed loop.</param>
    public ClientHealth Report(long opened, long reused, double eventsPerRead, double scheduleDelayP99 = 0)
    {
        WatchCollections();
        var wall = Clock.Seconds(_start, Clock.Now());
        var cpu = (CpuTime() - _cpuAtStart).TotalSeconds;
        double[] delays;
        double longestDelay, longestPause;
        lock (_gate)
        {
            delays = _eventDelays.Snapshot();
            (longestDelay, longestPause) = (_eventDelays.Max, _longestPause);
        }

        Array.Sort(delays); // Outside of the lock: the event thread's heartbeat must not wait for it.
        var health = new ClientHealth
        {
            CpuSeconds = cpu,
            CpuShare = wall > 0 ? cpu / wall / Environment.ProcessorCount : 0,
            EventDelayP50 = DelaySamples.Quantile(delays, 0.5),
            EventDelayP99 = DelaySamples.Quantile(delays, 0.99),
            EventDelayMax = longestDelay,
            GcCount = GC.CollectionCount(0) - _collectionsAtStart,
            GcPauseTotal = (GC.GetTotalPauseDuration() - _pausesAtStart).TotalSeconds,
            GcPauseMax = longestPause,
            ScheduleDelayP99 = scheduleDelayP99,
            ConnectionsOpened = opened,
            ConnectionsReused = reused,
            EventsPerRead = eventsPerRead,
            PeakMemoryBytes = PeakMemory(),
        };
        return health with { Concern = HealthVerdict.ConcernOf(health) };
    }

    /// <summary>0 where the system does not say, as when no file can be opened any more.</summary>
    private static long PeakMemory()
    {
        try
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
        catch (Exception hidden) when (hidden is InvalidOperationException or IOException)
        {
            return 0;
        }
    }

    private static TimeSpan CpuTime() => Environment.CpuUsage.TotalTime;
}
