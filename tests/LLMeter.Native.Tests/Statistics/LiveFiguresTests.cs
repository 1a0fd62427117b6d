using LLMeter.Native.Measurement;
using LLMeter.Native.Statistics;
using LLMeter.Native.Tests.Results;

namespace LLMeter.Native.Tests.Statistics;

public sealed class LiveFiguresTests
{
    [Fact]
    public void Before_anything_ended_there_are_only_counts()
    {
        var stats = new LiveFigures().Compute(Some.At(500));
        Assert.Equal(0, stats.Integer("failed_requests"));
        Assert.False(stats.Contains("requests_per_minute"));
        Assert.False(stats.Contains("output_tps"));
        Assert.False(stats.Contains("time_to_first_token-p50"));
    }

    [Fact]
    public void Before_a_second_request_was_sent_there_is_no_request_rate()
    {
        var live = new LiveFigures();
        live.OnEnded(Some.Answer(), Some.FiguresOf(Some.Answer()));
        Assert.False(live.Compute(Some.At(500)).Contains("requests_per_minute"));
        Assert.Equal(10, live.Compute(Some.At(500)).Number("output_tps"));
    }

    [Fact]
    public void A_tick_brings_the_figures_up_to_date()
    {
        var live = new LiveFigures();
        foreach (var exchange in (Exchange[])[Some.Answer(0), Some.Answer(1, 500), Some.Failed(2, 1000)])
        {
            live.OnEnded(exchange, Some.FiguresOf(exchange));
        }

        Assert.Equal(0, live.Latest.Count);
        live.OnTick(Some.Tick(2000));
        Assert.Equal(180, live.Latest.Number("requests_per_minute"));
        Assert.Equal(5, live.Latest.Number("output_tps"));
        Assert.Equal(1, live.Latest.Integer("failed_requests"));
        Assert.Equal(10, live.Latest.Integer("total_output_tokens"));
        Assert.Equal(0.1, live.Latest.Number("time_to_first_token-p50")!.Value, 1e-4);
        Assert.Equal(0.02, live.Latest.Number("time_per_output_token-p50")!.Value, 1e-5);
    }
}
