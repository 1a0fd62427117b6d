using LLMeter.Native.Measurement;
using LLMeter.Native.Reports;

namespace LLMeter.Native.Tests.Reports;

public sealed class ProgressLogTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    public void A_line_is_written_every_ten_seconds(string culture)
    {
        using var user = new UserCulture(culture);
        using var output = new StringWriter();
        using var log = new ProgressLog(output, duration: null);
        log.End(sent: 0, firstToken: 0.052, lastToken: 2.1);
        log.End(sent: 1, firstToken: 0.052, lastToken: 2.1, fails: true);
        for (var tick = 0; tick <= 42; tick++)
        {
            log.OnTick(Some.Progress(tick * 0.5, ended: tick * 12, inFlight: 500));
        }

        // Of ticks at 0, 0.5 … 21 s, those at 10 and 20 s.
        Assert.Equal(
            """
            00:00:10 240/2000 requests, 500 in flight, ttft p50 0.052 s, ttlt p50 2.100 s, 1 failed
            00:00:20 480/2000 requests, 500 in flight, ttft p50 0.052 s, ttlt p50 2.100 s, 1 failed

            """, output.ToString());
    }

    [Fact]
    public void Late_ticks_do_not_pile_up()
    {
        using var output = new StringWriter();
        using var log = new ProgressLog(output, duration: null);
        log.OnTick(Some.Progress(37, ended: 1));
        log.OnTick(Some.Progress(38, ended: 2));
        log.OnTick(Some.Progress(41, ended: 3));
        Assert.Equal("00:00:37 1/2000 requests, 50 in flight, 0 failed\n00:00:41 3/2000 requests, 50 in flight, 0 failed\n", output.ToString());
    }

    [Fact]
    public void The_drain_is_announced_at_once()
    {
        using var output = new StringWriter();
        using var log = new ProgressLog(output, TimeSpan.FromSeconds(3725));
        log.OnTick(Some.Progress(3720, ended: 9000, planned: null));
        log.OnTick(Some.Progress(3725.1, ended: 9010, RunPhase.Draining, inFlight: 40, planned: null));
        log.OnTick(Some.Progress(3725.6, ended: 9020, RunPhase.Draining, inFlight: 30, planned: null));
        log.OnTick(Some.Progress(3731, ended: 9030, RunPhase.Draining, inFlight: 20, planned: null));
        log.OnTick(Some.Progress(3741, ended: 9050, RunPhase.Done, inFlight: 0, planned: null));
        Assert.Equal(
            """
            01:02:00 of 01:02:05 9000 requests, 50 in flight, 0 failed
            01:02:05 finishing 40 in flight, 9010 requests, 0 failed
            01:02:11 finishing 20 in flight, 9030 requests, 0 failed

            """, output.ToString());
    }

    [Fact]
    public void Long_connecting_is_told_and_does_not_shift_the_run()
    {
        using var output = new StringWriter();
        using var log = new ProgressLog(output, duration: null);
        for (var seconds = 0; seconds <= 14; seconds += 2)
        {
            log.OnTick(Some.Progress(0, ended: 0, RunPhase.Connecting) with { Now = Clock.Ticks(TimeSpan.FromSeconds(100 + seconds)) });
        }

        log.OnTick(Some.Progress(9.5, ended: 1));
        log.OnTick(Some.Progress(10, ended: 2));
        Assert.Equal("00:00:10 connecting, 20 open\n00:00:10 2/2000 requests, 50 in flight, 0 failed\n", output.ToString());
    }

    [Fact]
    public void A_client_in_trouble_is_told()
    {
        using var output = new StringWriter();
        using var log = new ProgressLog(output, duration: null);
        log.OnTick(Some.Progress(10, ended: 1, concern: "the event thread was late"));
        log.Say("stopping");
        Assert.Equal("00:00:10 1/2000 requests, 50 in flight, 0 failed, CLIENT SATURATED: the event thread was late\nstopping\n", output.ToString());
    }
}
