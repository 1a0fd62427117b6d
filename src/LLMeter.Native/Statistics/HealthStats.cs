using LLMeter.Native.Measurement;
using LLMeter.Native.Results;

namespace LLMeter.Native.Statistics;

/// <summary>The client's own health as keys of stats.json.</summary>
internal static class HealthStats
{
    public static void Write(StatsDocument stats, ClientHealth health)
    {
        stats.Set("client_verdict", health.Verdict);
        if (health.Concern is not null)
        {
            stats.Set("client_concern", health.Concern);
        }

        stats.Set("client_cpu_share", health.CpuShare);
        stats.Set("client_cpu_seconds", health.CpuSeconds);
        stats.Set("client_event_delay-p50", health.EventDelayP50);
        stats.Set("client_event_delay-p99", health.EventDelayP99);
        stats.Set("client_event_delay-max", health.EventDelayMax);
        stats.Set("client_gc_count", health.GcCount);
        stats.Set("client_gc_pause-total", health.GcPauseTotal);
        stats.Set("client_gc_pause-max", health.GcPauseMax);
        stats.Set("client_schedule_delay-p99", health.ScheduleDelayP99);
        stats.Set("client_connections_opened", health.ConnectionsOpened);
        stats.Set("client_connections_reused", health.ConnectionsReused);
        stats.Set("client_events_per_read", health.EventsPerRead);
        stats.Set("client_peak_memory_bytes", health.PeakMemoryBytes);
    }
}
