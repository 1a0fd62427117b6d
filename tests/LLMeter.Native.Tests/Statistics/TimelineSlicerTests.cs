using System.Text.Json;
using LLMeter.Native.Measurement;
using LLMeter.Native.Results;
using LLMeter.Native.Results.Recording;
using LLMeter.Native.Statistics;
using LLMeter.Native.Tests.Results;

namespace LLMeter.Native.Tests.Statistics;

public sealed class TimelineSlicerTests
{
    [Fact]
    public void Every_second_is_told_once_with_what_ended_in_it()
    {
        var rows = new List<TimelineRow>();
        var slicer = new TimelineSlicer(Some.Start, rows.Add);
        End(slicer, Some.Answer(0, 100)); // Ends at 0.3 s.
        slicer.OnTick(Some.Tick(500, sent: 2, inFlight: 1));
        End(slicer, Some.Answer(1, 500)); // At 0.7 s.
        slicer.OnTick(Some.Tick(1000, sent: 4, inFlight: 2));
        End(slicer, Some.Failed(2, 1200)); // At 1.25 s.
        slicer.OnTick(Some.Tick(1500, sent: 5, inFlight: 2));
        slicer.OnTick(Some.Tick(2010, sent: 5, inFlight: 2));
        Assert.Single(rows);
        End(slicer, Some.Answer(3, 3000)); // At 3.2 s, with a second in between in which nothing ended.
        slicer.OnTick(Some.Tick(3500, sent: 6, phase: RunPhase.Done));
        Assert.Equal([0, 1, 2, 3], rows.Select(row => row.Second));
        Assert.Equal([1, 1, 1, 0.5], rows.Select(row => Math.Round(row.Duration, 9)));
        Assert.Equal([2, 1, 0, 1], rows.Select(row => row.Ended));
        Assert.Equal([0, 1, 0, 0], rows.Select(row => row.Errors));
        Assert.Equal([10, 0, 0, 5], rows.Select(row => row.OutputTokens));
        Assert.Equal([4, 1, 1, 0], rows.Select(row => row.Sent));
        Assert.Equal([2, 2, 0, 0], rows.Select(row => row.InFlight));
        Assert.Equal([0.1, null, null, 0.1], rows.Select(row => row.FirstTokenP50));
    }

    [Fact]
    public void What_is_heard_of_late_is_not_lost()
    {
        var rows = new List<TimelineRow>();
        var slicer = new TimelineSlicer(Some.Start, rows.Add);
        slicer.OnTick(Some.Tick(500));
        slicer.OnTick(Some.Tick(2500));
        End(slicer, Some.Answer(0, 100));
        slicer.OnTick(Some.Tick(2900, phase: RunPhase.Done));
        Assert.Equal([0, 1, 0], rows.Select(row => row.Ended));
    }

    [Fact]
    public void The_clients_load_is_each_seconds_own()
    {
        var rows = new List<TimelineRow>();
        var slicer = new TimelineSlicer(Some.Start, rows.Add);
        slicer.OnTick(Some.Tick(1000, cpuShare: 0.2));
        slicer.OnTick(Some.Tick(2000, phase: RunPhase.Done, cpuShare: 0.5)); // 0.2 s, then 1.0 s of all processors.
        Assert.Equal([0.2, 0.8], rows.Select(row => Math.Round(row.CpuShare!.Value, 9)));
    }

    [Fact]
    public void A_row_is_a_line_of_the_timeline()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        using (var timeline = new TimelineFile(folder))
        {
            timeline.Append(new TimelineRow { Second = 0, Duration = 1, Ended = 4, FirstTokenP50 = 0.25 });
            timeline.Append(new TimelineRow { Second = 1, Duration = 0.5, Ended = 4 });
        }

        var lines = File.ReadAllLines(folder.Timeline);
        using var first = JsonDocument.Parse(lines[0]);
        using var second = JsonDocument.Parse(lines[1]);
        Assert.Equal(0.25, first.RootElement.GetProperty("time_to_first_token-p50").GetDouble());
        Assert.False(second.RootElement.TryGetProperty("time_to_first_token-p50", out _));
        Assert.Equal(8, second.RootElement.GetProperty("requests_per_second").GetDouble());
    }

    private static void End(TimelineSlicer slicer, Exchange exchange) => slicer.OnEnded(exchange, Some.FiguresOf(exchange));
}
