using LLMeter.Native.Measurement;
using LLMeter.Native.Results;
using LLMeter.Native.Results.Loading;
using LLMeter.Native.Statistics;
using LLMeter.Native.Tests.Results;

namespace LLMeter.Native.Tests.Statistics;

public sealed class RunStatisticsTests
{
    /// <summary>LLMeter computed these two from times that its responses.jsonl keeps as whole seconds only.</summary>
    private static readonly string[] OfFinerTimes =
        ["requests_per_minute", "average_input_tokens_per_minute", "average_output_tokens_per_minute", "output_tps"];

    [Fact]
    public void A_run_of_LLMeter_has_LLMeters_statistics()
    {
        var (stats, expected) = (Recompute(lowMemory: false), StatsFile.Read(Path.Combine(Sample.LlMeterRun, RunFolder.StatsName)));
        foreach (var (key, value) in expected.Where(pair => !OfFinerTimes.Contains(pair.Key)))
        {
            if (value.Number is { } number)
            {
                AssertClose(key, number, stats.Number(key), 1e-9);
            }
            else if (!key.EndsWith("_time", StringComparison.Ordinal))
            {
                Assert.Equal(value.Text, stats.Text(key));
            }
        }

        Assert.Equal("exact", stats.Text("statistics_method"));
    }

    [Fact]
    public void Low_memory_keeps_every_percentile_within_a_tenth_of_a_percent()
    {
        var (stats, expected) = (Recompute(lowMemory: true), StatsFile.Read(Path.Combine(Sample.LlMeterRun, RunFolder.StatsName)));
        foreach (var (key, value) in expected.Where(pair => pair.Value.Number is not null && !OfFinerTimes.Contains(pair.Key)))
        {
            AssertClose(key, value.Number!.Value, stats.Number(key), key.Contains("-p", StringComparison.Ordinal) ? 0.001 : 1e-9);
        }

        Assert.Equal("histogram (at most 0.1% error)", stats.Text("statistics_method"));
    }

    [Fact]
    public void Rates_that_a_saved_run_knows_better_are_kept()
    {
        var saved = StatsFile.Read(Path.Combine(Sample.LlMeterRun, RunFolder.StatsName));
        var stats = SavedRunStats.Compute(RunLoader.Load(Sample.LlMeterRun), new RunStatistics());
        foreach (var key in OfFinerTimes)
        {
            Assert.Equal(saved.Number(key), stats.Number(key));
        }
    }

    /// <summary>The definitions of docs/method.md, worked out by hand for five requests a second apart.</summary>
    [Fact]
    public void Totals_and_rates_are_as_defined()
    {
        var stats = Live(SavedRun.Exchanges());
        Assert.Equal(5, stats.Integer("total_requests"));
        Assert.Equal(1, stats.Integer("failed_requests"));
        Assert.Equal(0.2, stats.Number("failed_requests_rate"));
        Assert.Equal(1, stats.Integer("failed_requests-throttled"));
        Assert.Equal(28, stats.Integer("total_input_tokens"));
        Assert.Equal(5 + 5 + 20 + 9, stats.Integer("total_output_tokens"));
        Assert.Equal(5 * 60 / 4d, stats.Number("requests_per_minute"));
        Assert.Equal(28 * 60 / 4d, stats.Number("average_input_tokens_per_minute"));
        Assert.Equal(39 / 5d, stats.Number("output_tps"));
        Assert.Equal(39 * 60 / 5d, stats.Number("average_output_tokens_per_minute"));
        Assert.Equal(5, stats.Number("total_test_time"));
        Assert.Equal(0.1, stats.Number("time_to_first_token-p50"));
        Assert.Equal(0.18, stats.Number("time_to_last_token-p50"));
        Assert.Equal(0, stats.Integer("total_retries"));
        Assert.False(stats.Contains("interrupted"));
        Assert.False(stats.Contains("num_tokens_input_cached-p50"));
        Assert.False(stats.Contains("time_to_first_token_from_schedule-p50"));
    }

    [Fact]
    public void Gaps_are_pooled_over_all_requests_and_divided_by_the_tokens_of_an_event()
    {
        var stats = Live([Some.Answer(0), Some.Answer(1, 1000, tokens: 20)]); // Four gaps of 20 ms each, of one and of four tokens.
        AssertClose("gap", 0.02, stats.Number("inter_event_gap-p50"), 0.001);
        Assert.Equal(0.02, stats.Number("inter_event_gap-max"));
        AssertClose("average", (0.02 + 0.005) / 2, stats.Number("inter_token_latency-average"), 1e-9);
        Assert.Equal(0.02, stats.Number("inter_token_latency-max"));
    }

    [Fact]
    public void A_run_that_was_late_tells_latencies_from_the_schedule_too()
    {
        var stats = Live([Some.Answer(0), Some.Answer(1, sent: 1000, due: 400)]);
        Assert.Equal((0.1 + 0.7) / 2, stats.Number("time_to_first_token_from_schedule-p50")!.Value, 1e-12);
        Assert.Equal((0.18 + 0.78) / 2, stats.Number("time_to_last_token_from_schedule-average")!.Value, 1e-12);
        Assert.Equal(0.1, stats.Number("time_to_first_token-p50"));
    }

    [Fact]
    public void Percentiles_come_with_confidence_bounds_or_with_the_samples_they_need()
    {
        // 100 answers, one a second, with TTFTs of 101 ms to 200 ms: the value of rank r is 100 + r milliseconds.
        var figures = Enumerable.Range(1, 100).Select(rank => new RequestFigures { TimeToFirstToken = (100 + rank) / 1000d });
        var statistics = new RunStatistics(Some.Wall);
        foreach (var (figure, i) in figures.Select((figure, i) => (figure, i)))
        {
            statistics.OnEnded(Some.Answer(i, i * 1000), figure);
        }

        var stats = statistics.Compute(Some.Plan);
        Assert.Equal(0.140, stats.Number("time_to_first_token-p50-ci95-low")); // Ranks 40 and 61, as published.
        Assert.Equal(0.161, stats.Number("time_to_first_token-p50-ci95-high"));
        Assert.Equal(368, stats.Integer("time_to_first_token-p99-ci95-needs"));
        Assert.False(stats.Contains("time_to_first_token-p99-ci95-low"));
        Assert.False(stats.Contains("num_tokens_output-p50-ci95-low"));
    }

    [Fact]
    public void More_percentiles_come_on_request()
    {
        var statistics = Fold(new RunStatistics(Some.Wall), SavedRun.Exchanges());
        var stats = statistics.Compute(Some.Plan, new StatsOptions { Percentiles = [50, 80, 90, 99, 99.9m] });
        Assert.True(stats.Contains("time_to_first_token-p80"));
        Assert.True(stats.Contains("time_to_last_token-p99.9"));
        Assert.False(statistics.Compute(Some.Plan).Contains("time_to_first_token-p80"));
    }

    [Fact]
    public void An_interrupted_run_says_so_as_LLMeter_does()
    {
        var statistics = Fold(new RunStatistics(Some.Wall), SavedRun.Exchanges());
        var run = statistics.Describe(Some.Plan, Some.Wall.Utc, Some.Wall.Utc.AddSeconds(5), interrupted: true);
        var stats = statistics.Compute(run);
        Assert.True(stats.TryGet("interrupted", out var interrupted));
        Assert.True(interrupted.Flag);
        Assert.True(stats.TryGet("total_test_time", out var time));
        Assert.Equal(StatKind.Null, time.Kind);
        Assert.Equal(5 / 2, stats.Integer("n_requests"));
        Assert.Equal(39 / 5d, stats.Number("output_tps"));
    }

    [Fact]
    public void A_run_without_requests_has_statistics_without_figures()
    {
        var stats = new RunStatistics(Some.Wall).Compute(Some.Plan);
        Assert.Equal(0, stats.Integer("failed_requests"));
        Assert.Equal(0, stats.Number("failed_requests_rate"));
        Assert.DoesNotContain(stats, pair => pair.Key.Contains("-p", StringComparison.Ordinal));
        Assert.False(stats.Contains("requests_per_minute"));
    }

    [Fact]
    public void A_single_request_has_no_rate_over_the_send_window()
    {
        var stats = Live([Some.Answer()]);
        Assert.False(stats.Contains("requests_per_minute"));
        Assert.Equal(1, stats.Number("output_tps"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_saved_run_has_the_very_statistics_that_it_had_live(bool lowMemory)
    {
        using var output = new TemporaryFolder();
        Exchange[] exchanges = [.. SavedRun.Exchanges(), Some.Answer(5, sent: 4100.0015, due: 3900), Some.Failed(6, 4200, FailureKind.Timeout)];
        var folder = SavedRun.Write(output, exchanges);
        var live = new RunStatistics(Some.Wall, lowMemory);
        Fold(live, exchanges).OnTick(Some.Tick(5000));
        var run = live.Describe(Some.Plan, Some.Wall.Utc, Some.Wall.Utc.AddSeconds(5.0000019), interrupted: false);
        var stats = live.Compute(run);
        SummaryFile.Write(folder, run);
        StatsFile.Write(folder, stats);

        var loaded = RunLoader.Load(folder.Path);
        var again = SavedRunStats.Compute(loaded, new RunStatistics(lowMemory: lowMemory));
        Assert.Equal(
            stats.Select(pair => $"{pair.Key} = {pair.Value}").Order(StringComparer.Ordinal),
            again.Where(pair => pair.Key != "output_path").Select(pair => $"{pair.Key} = {pair.Value}").Append("output_path = null").Order(StringComparer.Ordinal));
        Assert.Empty(loaded.Notices);
    }

    [Fact]
    public void Failures_are_grouped_by_kind_with_the_first_ones_message()
    {
        var statistics = Fold(
            new RunStatistics(Some.Wall),
            [Some.Failed(0, 0, FailureKind.Timeout, "late"), Some.Failed(1, 1, message: "first"), Some.Failed(2, 2, message: "second")]);
        Assert.Equal(
            [new FailureGroup(FailureKind.Throttled, 2, "first"), new FailureGroup(FailureKind.Timeout, 1, "late")],
            statistics.Failures);
    }

    [Fact]
    public void The_simulators_stamps_tell_how_far_off_a_latency_is()
    {
        var statistics = new RunStatistics(Some.Wall);
        foreach (var error in (double[])[-0.003, 0.001, 0.002])
        {
            statistics.OnEnded(Some.Answer(), new RequestFigures { TimeToFirstTokenError = error, LastEventLag = 0.004 });
        }

        var stats = statistics.Compute(Some.Plan);
        Assert.Equal(0.002, stats.Number("time_to_first_token_error-p50"));
        Assert.Equal(0.003, stats.Number("time_to_first_token_error-max"));
        Assert.Equal(0.004, stats.Number("event_lag-p99"));
    }

    [Fact]
    public void The_clients_health_and_its_verdict_are_told()
    {
        var statistics = new RunStatistics(Some.Wall);
        var stats = statistics.Compute(Some.Plan, new StatsOptions { Health = new ClientHealth { CpuShare = 0.97, Concern = "the client used 97% of all processors" } });
        Assert.Equal("client_saturated", stats.Text("client_verdict"));
        Assert.Equal("the client used 97% of all processors", stats.Text("client_concern"));
        Assert.Equal(0.97, stats.Number("client_cpu_share"));
    }

    private static StatsDocument Recompute(bool lowMemory)
    {
        var run = RunLoader.Load(Sample.LlMeterRun);
        var statistics = new RunStatistics(lowMemory: lowMemory);
        foreach (var request in run.Requests())
        {
            statistics.Add(request);
        }

        return statistics.Compute(run.Description);
    }

    /// <summary>The statistics of a run that ended five seconds after its start.</summary>
    private static StatsDocument Live(IEnumerable<Exchange> exchanges)
    {
        var statistics = Fold(new RunStatistics(Some.Wall), exchanges);
        return statistics.Compute(statistics.Describe(Some.Plan, Some.Wall.Utc, Some.Wall.Utc.AddSeconds(5), interrupted: false));
    }

    private static RunStatistics Fold(RunStatistics statistics, IEnumerable<Exchange> exchanges)
    {
        foreach (var exchange in exchanges)
        {
            statistics.OnEnded(exchange, Some.FiguresOf(exchange));
        }

        return statistics;
    }

    private static void AssertClose(string what, double expected, double? actual, double relative) =>
        Assert.True(Math.Abs(expected - actual!.Value) <= relative * Math.Abs(expected), $"{what} is {actual}, not {expected}");
}
