using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Tests.Simulator.Latency;

public sealed class TokenScheduleTests
{
    [Fact]
    public void Token_n_is_due_at_admission_plus_ttft_plus_n_gaps()
    {
        var schedule = new TokenSchedule(1_000, 50e6, Distribution.Constant(10e6), default);
        Assert.Equal(1_000, schedule.DueNs(-1));
        Assert.Equal(50_001_000, schedule.DueNs(0));
        Assert.Equal(60_001_000, schedule.DueNs(1));
        Assert.Equal(60_001_000, schedule.DueNs(1));
        Assert.Equal(1_050_001_000, schedule.DueNs(100));
    }

    [Fact]
    public void A_million_tokens_do_not_drift()
    {
        var schedule = new TokenSchedule(0, 0, Distribution.Constant(20e6), default);
        Assert.Equal(20_000_000L * 1_000_000, schedule.DueNs(1_000_000));
    }

    [Fact]
    public void Drawn_gaps_are_the_same_whether_or_not_tokens_are_skipped()
    {
        var gap = DistributionText.ReadDuration("exponential(10ms)");
        var each = new TokenSchedule(5, 1e6, gap, Draws.For(3, 4, DrawPurpose.Gaps));
        var last = new TokenSchedule(5, 1e6, gap, Draws.For(3, 4, DrawPurpose.Gaps));
        long due = 0;
        for (var token = 0; token <= 50; token++)
        {
            var next = each.DueNs(token);
            Assert.True(next >= due);
            due = next;
        }

        Assert.Equal(due, last.DueNs(50));
    }
}
