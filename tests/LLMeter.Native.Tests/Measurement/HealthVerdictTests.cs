using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Measurement;

public sealed class HealthVerdictTests
{
    private static readonly ClientHealth AtEveryLimit = new()
    {
        EventDelayP99 = HealthVerdict.EventDelayLimit,
        CpuShare = HealthVerdict.CpuShareLimit,
        GcPauseMax = HealthVerdict.GcPauseLimit,
        ScheduleDelayP99 = HealthVerdict.ScheduleDelayLimit,
    };

    [Fact]
    public void A_client_within_every_limit_is_trustworthy()
    {
        Assert.Null(HealthVerdict.ConcernOf(new ClientHealth()));
        Assert.Null(HealthVerdict.ConcernOf(AtEveryLimit));
        Assert.Equal("trustworthy", AtEveryLimit.Verdict);
    }

    [Fact]
    public void Beyond_a_limit_the_figure_and_the_limit_are_named()
    {
        Assert.Equal("the event thread was late by 25.5 ms at p99 (limit 20 ms)", HealthVerdict.ConcernOf(AtEveryLimit with { EventDelayP99 = 0.0255 }));
        Assert.Equal("the client used 95% of all processors (limit 90%)", HealthVerdict.ConcernOf(AtEveryLimit with { CpuShare = 0.95 })?.Replace(" %", "%", StringComparison.Ordinal));
        Assert.Equal("a garbage collection stopped the client for 60 ms at most (limit 50 ms)", HealthVerdict.ConcernOf(AtEveryLimit with { GcPauseMax = 0.06 }));
        Assert.Equal("requests were sent late by 250 ms at p99 (limit 100 ms)", HealthVerdict.ConcernOf(AtEveryLimit with { ScheduleDelayP99 = 0.25 }));
    }

    [Fact]
    public void A_concern_makes_the_client_saturated() => Assert.Equal("client_saturated", (AtEveryLimit with { Concern = "late" }).Verdict);

    [Fact]
    public void The_sampler_reports_its_own_verdict()
    {
        var sampler = new HealthSampler();
        for (var i = 0; i < 100; i++)
        {
            sampler.Beat(0.5);
        }

        var health = sampler.Report(opened: 3, reused: 4, eventsPerRead: 1.5);
        Assert.Equal((0.5, 0.5, 0.5), (health.EventDelayP50, health.EventDelayP99, health.EventDelayMax));
        Assert.Equal((3L, 4L, 1.5), (health.ConnectionsOpened, health.ConnectionsReused, health.EventsPerRead));
        Assert.Equal("client_saturated", health.Verdict);
        Assert.Contains("event thread", health.Concern, StringComparison.Ordinal);
        Assert.True(health.PeakMemoryBytes > 0);
    }

    [Fact]
    public void The_sampler_counts_collections_since_the_run_began()
    {
        var sampler = new HealthSampler();
        GC.Collect();
        var health = sampler.Report(0, 0, 0);
        Assert.True(health.GcCount >= 1);
        Assert.True(health.GcPauseTotal > 0);
        Assert.True(health.GcPauseMax > 0);
        Assert.True(health.GcPauseMax <= health.GcPauseTotal + 1e-9 || health.GcCount == 0);
    }
}
