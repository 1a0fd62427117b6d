using LLMeter.Native.Measurement;
using LLMeter.Native.Reports;
using LLMeter.Native.Results;
using LLMeter.Native.Statistics;

namespace LLMeter.Native.Tests.Reports;

/// <summary>Statistics and progress with round numbers.</summary>
internal static class Some
{
    /// <summary>A good run: 2,000 requests of 50 clients in 41.234 s.</summary>
    public static StatsDocument Run() => new StatsDocument()
        .Set("total_requests", 2000)
        .Set("clients", 50)
        .Set("n_requests", 40)
        .Set("total_test_time", 41.234)
        .Set("model_id", "gpt-4o-mini")
        .Set("endpoint_name", "openai")
        .Set("endpoint", "openai-chat-stream")
        .Set("address", "http://127.0.0.1:8000")
        .Set("run_name", "20260722-0710")
        .Set("run_description", "nightly")
        .Set("start_time", "2026-07-22T07:10:00.250000Z")
        .Set("end_time", "2026-07-22T07:10:41.484000Z")
        .Set("failed_requests", 0)
        .Set("failed_requests_rate", 0d)
        .Set("total_input_tokens", 12000)
        .Set("total_output_tokens", 198000)
        .Set("total_cached_input_tokens", 0)
        .Set("total_reasoning_output_tokens", 4000)
        .Figures("time_to_last_token", 2.104, 2.1, 2.2, 2.345)
        .Figures("time_to_first_token", 0.0523, 0.05, 0.0612, 0.9998)
        .Figures("time_per_output_token", 0.0207, 0.0206, 0.021, 0.0212)
        .Figures("num_tokens_output", 99.23, 99, 100, 100)
        .Figures("num_tokens_input", 6, 6, 6, 6)
        .Set("requests_per_minute", 2910.17)
        .Set("average_input_tokens_per_minute", 17461.0)
        .Set("average_output_tokens_per_minute", 288112.0)
        .Set("output_tps", 4801.87)
        .Set("time_to_first_token-p99-ci95-low", 0.09004)
        .Set("time_to_first_token-p99-ci95-high", 1.25)
        .Set("time_to_last_token-p99-ci95-low", 2.3)
        .Set("time_to_last_token-p99-ci95-high", 2.4)
        .Set("inter_token_latency-p50", 0.02)
        .Set("inter_token_latency-max", 0.18249)
        .Set("statistics_method", "exact");

    public static StatsDocument Healthy(this StatsDocument stats) => stats
        .Set("client_verdict", "trustworthy")
        .Set("client_cpu_share", 0.23)
        .Set("client_event_delay-p50", 0.0004)
        .Set("client_event_delay-p99", 0.0026)
        .Set("client_event_delay-max", 0.0101)
        .Set("client_gc_count", 3)
        .Set("client_gc_pause-max", 0.0012)
        .Set("client_schedule_delay-p99", 0d)
        .Set("client_connections_opened", 50)
        .Set("client_connections_reused", 1950)
        .Set("client_events_per_read", 1.02)
        .Set("client_peak_memory_bytes", 48_100_000);

    public static StatsDocument Figures(this StatsDocument stats, string metric, double average, double p50, double p90, double p99) => stats
        .Set($"{metric}-average", average).Set($"{metric}-p50", p50).Set($"{metric}-p90", p90).Set($"{metric}-p99", p99);

    public static RunProgress Progress(double elapsed, long ended, RunPhase phase = RunPhase.Measuring, long inFlight = 50, long? planned = 2000, string? concern = null) =>
        new(Clock.Ticks(TimeSpan.FromSeconds(1000 + elapsed)), TimeSpan.FromSeconds(elapsed), phase, inFlight, ended + inFlight, ended, planned,
            new ClientHealth { ConnectionsOpened = 20, Concern = concern });

    /// <summary>A request that was sent at a second of the run and has these figures.</summary>
    public static void End(this IExchangeObserver observer, double sent, double firstToken, double lastToken, bool fails = false)
    {
        var attempt = new Attempt { Failure = fails ? new Failure(FailureKind.Throttled, "slow down") : null };
        attempt.Stamps.Sent = Clock.Ticks(TimeSpan.FromSeconds(1000 + sent));
        var exchange = new Exchange(0, 0, new PreparedPayload(default, null), [attempt], new ResponseTally(streams: true, visibleOnly: true));
        observer.OnEnded(exchange, new RequestFigures { TimeToFirstToken = firstToken, TimeToLastToken = lastToken, InputTokens = 6, OutputTokens = 100 });
    }

    public static string Report(ReportSource source, int width = 100, bool colour = false)
    {
        using var output = new StringWriter();
        TextReport.Write(output, source, new ReportStyle(width, colour));
        return output.ToString();
    }

    public static string Report(StatsDocument stats, int width = 100) => Report(new ReportSource(stats), width);

    public static FailureGroup Failure(FailureKind kind, long count, string example) => new(kind, count, example);
}
