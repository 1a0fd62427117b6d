using LLMeter.Native.Measurement;
using LLMeter.Native.Reports;
using LLMeter.Native.Results;

namespace LLMeter.Native.Tests.Reports;

public sealed class TextReportTests
{
    private const string GoodRun =
        """
        OK: 2,000 requests in 41.2 s, none failed, client trustworthy
        TTFT p50 50.0 ms, p99 1.00 s · TTLT p50 2.10 s, p99 2.35 s · 4,802 output tok/s

        Endpoint    openai-chat-stream · gpt-4o-mini · http://127.0.0.1:8000
        Load        50 clients × 40 requests
        Started     2026-07-22 07:10:00 UTC · 20260722-0710 · nightly

        Latency                     average       p50       p90       p99      max    95% range of p99
          first token (TTFT)        52.3 ms   50.0 ms   61.2 ms    1.00 s            90.0 ms to 1.25 s
          last token (TTLT)          2.10 s    2.10 s    2.20 s    2.35 s               2.30 to 2.40 s
          per output token (TPOT)   20.7 ms   20.6 ms   21.0 ms   21.2 ms
          inter-token gap                 —   20.0 ms         —         —   182 ms
        Each request
          input tokens                    6         6         6         6
          output tokens                99.2        99       100       100

        Throughput  2,910 requests/min · 4,802 output tok/s · 288,112 output tok/min · 17,461 input tok/min
        Tokens      input 12,000 · output 198,000 (4,000 reasoning)

        Client      trustworthy · CPU 23% of all cores
                    event thread late by 0.400 ms p50, 2.60 ms p99, 10.1 ms max
                    3 GC pauses, 1.20 ms at most · 1.02 events per read
                    50 connections opened, reused 1,950 times · 48.1 MB memory at most

        Files       outputs/20260722-0710

        """;

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    public void A_good_run_reads_the_same_in_every_culture(string culture)
    {
        using var user = new UserCulture(culture);
        Assert.Equal(GoodRun, Some.Report(new ReportSource(Some.Run().Healthy()) { Folder = "outputs/20260722-0710" }));
    }

    [Fact]
    public void A_run_of_LLMeter_needs_no_key_of_ours()
    {
        var stats = new StatsDocument()
            .Set("total_requests", 12).Set("clients", 3).Set("n_requests", 4).Set("total_test_time", 1.3278)
            .Set("model_id", "sample-model").Set("endpoint_name", "openai").Set("run_name", (string?)null)
            .Set("start_time", "2026-11-22T06:22:25Z").Set("failed_requests", 0).Set("total_input_tokens", 72.0)
            .Figures("time_to_first_token", 0.12048, 0.04664, 0.34574, 0.34632)
            .Set("output_tps", 181.61);
        Assert.Equal(
            """
            OK: 12 requests in 1.33 s, none failed, client health not recorded
            TTFT p50 46.6 ms, p99 346 ms · 181.6 output tok/s

            Endpoint    openai · sample-model
            Load        3 clients × 4 requests
            Started     2026-11-22 06:22:25 UTC

            Latency                average       p50      p90      p99
              first token (TTFT)    120 ms   46.6 ms   346 ms   346 ms

            Throughput  181.6 output tok/s
            Tokens      input 72

            """, Some.Report(stats));
    }

    [Fact]
    public void Failures_are_told_by_kind_with_one_example_each()
    {
        var stats = Some.Run().Healthy().Set("failed_requests", 50).Set("total_retries", 12);
        var report = Some.Report(new ReportSource(stats)
        {
            Failures =
            [
                Some.Failure(FailureKind.Throttled, 49, "Rate limit reached"),
                Some.Failure(FailureKind.Timeout, 1, "上游服务超时\nplease " + new string('x', 200)),
            ],
        });
        Assert.StartsWith("DONE WITH FAILURES: 50 of 2,000 requests failed (2.5%) in 41.2 s, client trustworthy\n", report, StringComparison.Ordinal);

        // 2 + 9 + 3 + 2 + 3 + 5 + 3 columns lie before the example, and the example's wide characters take 12 of the 73 left.
        Assert.Contains(
            $"""
            Failures    50 of 2,000 requests (2.5%)
              throttled   49    2.5%   Rate limit reached
              timeout      1   <0.1%   上游服务超时 please {new string('x', 52)}…

            """, report, StringComparison.Ordinal);
        Assert.Contains("\nRetries     12 attempts beyond the first\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_examples_failures_are_counted_by_the_statistics()
    {
        var stats = Some.Run().Set("failed_requests", 30).Set("failed_requests-timeout", 10).Set("failed_requests-throttled", 20);
        Assert.Contains("\n  throttled   20     1%\n  timeout     10   0.5%\n", Some.Report(stats), StringComparison.Ordinal);
    }

    [Fact]
    public void When_all_requests_failed_the_first_line_says_so_and_nothing_is_invented()
    {
        var stats = new StatsDocument()
            .Set("total_requests", 20).Set("clients", 2).Set("n_requests", 10).Set("total_test_time", 0.0744).Set("failed_requests", 20)
            .Set("total_input_tokens", 0).Set("total_output_tokens", 0).Set("output_tps", 0d);
        Assert.Equal(
            """
            FAILED: all 20 requests failed (connect) in 74.4 ms

            Load        2 clients × 10 requests

            Failures    20 of 20 requests (100%)
              connect   20   100%   Connection refused

            """, Some.Report(new ReportSource(stats) { Failures = [Some.Failure(FailureKind.Connect, 20, "Connection refused")] }));
    }

    [Theory]
    [InlineData(false, "NOTHING MEASURED: no request ended\n\nLoad        1 client\n")]
    [InlineData(true, "NOTHING MEASURED: interrupted before any request ended\n\nLoad        1 client\n\nNote        the run was interrupted: the figures are of what had arrived by then\n")]
    public void A_run_without_requests_has_a_report(bool interrupted, string expected)
    {
        var stats = new StatsDocument().Set("total_requests", 0).Set("clients", 1).Set("failed_requests", 0);
        if (interrupted)
        {
            stats.Set("interrupted", true);
        }

        Assert.Equal(expected, Some.Report(stats));
    }

    [Fact]
    public void One_request_is_not_many_and_proves_little()
    {
        var stats = new StatsDocument()
            .Set("total_requests", 1).Set("clients", 1).Set("n_requests", 1).Set("total_test_time", 0.5).Set("failed_requests", 0)
            .Figures("time_to_first_token", 0.05, 0.05, 0.05, 0.05)
            .Set("time_to_first_token-p50-ci95-needs", 6).Set("time_to_first_token-p90-ci95-needs", 36).Set("time_to_first_token-p99-ci95-needs", 368);
        Assert.Equal(
            """
            OK: 1 request in 500 ms, none failed, client health not recorded
            TTFT p50 50.0 ms, p99 50.0 ms

            Load        1 client × 1 request

            Latency                average        p50        p90        p99
              first token (TTFT)   50.0 ms   ~50.0 ms   ~50.0 ms   ~50.0 ms
              ~ too few samples to be sure of this percentile: p50 takes 6, p90 takes 36, p99 takes 368

            """, Some.Report(stats));
    }

    [Fact]
    public void A_saturated_client_is_the_first_thing_to_know()
    {
        var stats = Some.Run().Healthy().Set("client_verdict", "client_saturated").Set("client_concern", "the event thread was late by 32 ms at p99 (limit 20 ms)");
        var lines = Some.Report(stats).Split('\n');
        Assert.Equal("CLIENT SATURATED: the event thread was late by 32 ms at p99 (limit 20 ms)", lines[0]);
        Assert.Equal("2,000 requests in 41.2 s, none failed; the latencies include the client's own delay", lines[1]);
        Assert.Contains("Client      CLIENT SATURATED: the event thread was late by 32 ms at p99 (limit 20 ms)", lines);
    }

    [Fact]
    public void An_interrupted_run_says_so_and_takes_its_time_from_start_and_end()
    {
        var stats = Some.Run().Healthy().Set("interrupted", true).Set("total_test_time", (string?)null);
        var report = Some.Report(stats);
        Assert.StartsWith("INTERRUPTED: 2,000 requests in 41.2 s, none failed, client trustworthy\n", report, StringComparison.Ordinal);
        Assert.Contains("\nLoad        50 clients\n", report, StringComparison.Ordinal);
        Assert.EndsWith("\nNote        the run was interrupted: the figures are of what had arrived by then\n", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 20, "INTERRUPTED: 2,000 requests in 41.2 s, 20 cut off, none failed, client trustworthy\n")]
    [InlineData(25, 20, "INTERRUPTED: 5 of 2,000 requests failed (0.3%) in 41.2 s, 20 cut off, client trustworthy\n")]
    [InlineData(2000, 2000, "INTERRUPTED: 2,000 requests in 41.2 s, 2,000 cut off, none failed, client trustworthy\n")]
    public void What_the_user_cut_off_has_not_failed(int failed, int cancelled, string expected)
    {
        var stats = Some.Run().Healthy().Set("interrupted", true).Set("failed_requests", failed).Set("failed_requests-cancelled", cancelled);
        Assert.StartsWith(expected, Some.Report(stats), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_bound_by_time_tells_its_duration_and_drain()
    {
        var stats = Some.Run().Set("run_duration", 60d).Set("drain_time", 1.304).Set("payloads", 12);
        Assert.Contains("\nLoad        50 clients for 1 min · 12 payloads · in flight at the end finished within 1.30 s\n", Some.Report(stats), StringComparison.Ordinal);
    }

    [Fact]
    public void Estimated_token_counts_and_all_that_rests_on_them_are_marked()
    {
        var report = Some.Report(Some.Run().Set("requests_with_estimated_output_tokens", 7));
        Assert.Contains("\n  per output token (TPOT)*   20.7 ms", report, StringComparison.Ordinal);
        Assert.Contains("\n  output tokens*  ", report, StringComparison.Ordinal);
        Assert.Contains("\n  * the service did not count the tokens of 7 requests: the run's tokenizer did\n", report, StringComparison.Ordinal);
        Assert.Contains("input 12,000 · output 198,000* (4,000 reasoning)", report, StringComparison.Ordinal);
        Assert.DoesNotContain("(TTFT)*", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_low_memory_run_says_how_exact_it_is() => Assert.EndsWith(
        "\nNote        low memory: percentiles by histogram (at most 0.1% error)\nNote        responses.jsonl:7: not JSON, skipped\n",
        Some.Report(new ReportSource(Some.Run().Set("statistics_method", "histogram (at most 0.1% error)")) { Notices = ["responses.jsonl:7: not JSON, skipped"] }),
        StringComparison.Ordinal);

    [Fact]
    public void The_servers_own_stamps_are_held_against_the_figures() => Assert.Contains(
        "\nCheck       against the server's own stamps · TTFT off by 0.200 ms p50, 3.30 ms p99, 4.10 ms max\n            events stamped late by 0.400 ms p50\n",
        Some.Report(Some.Run().Set("time_to_first_token_error-p50", 0.0002).Set("time_to_first_token_error-p99", 0.0033)
            .Set("time_to_first_token_error-max", 0.0041).Set("event_lag-p50", 0.0004)),
        StringComparison.Ordinal);

    [Fact]
    public void Percentiles_on_request_are_columns_and_what_is_too_wide_follows_below()
    {
        var stats = new StatsDocument().Set("total_requests", 3).Set("clients", 1).Set("failed_requests", 0).Figures("num_tokens_input", 6, 5, 7, 8)
            .Set("num_tokens_input-p99.9", 9).Set("time_to_first_token-p50", 0.05).Set("time_to_first_token-max", 0.06);
        var report = Some.Report(new ReportSource(stats) { Percentiles = [50, 90, 99, 99.9m] }, width: 50);
        Assert.Contains(
            """
            Latency                average       p50   p90
              first token (TTFT)         —   50.0 ms     —
            Each request
              input tokens               6         5     7
            Latency                p99   p99.9       max
              first token (TTFT)     —       —   60.0 ms
            Each request
              input tokens           8       9

            """, report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_is_left_out_where_it_says_nothing_new()
    {
        var stats = Some.Run().Figures("num_tokens_input_cached", 0, 0, 0, 0).Figures("time_to_first_byte", 0.0523, 0.05, 0.0612, 0.9998);
        Assert.DoesNotContain("cached", Some.Report(stats), StringComparison.Ordinal);
        Assert.DoesNotContain("first byte", Some.Report(stats), StringComparison.Ordinal);
        stats.Set("num_tokens_input_cached-p99", 3d).Set("time_to_first_byte-p99", 0.9);
        Assert.Contains("\n  cached input tokens  ", Some.Report(stats), StringComparison.Ordinal);
        Assert.Contains("\n  first byte  ", Some.Report(stats), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(100)]
    public void No_line_is_wider_than_asked_but_a_path_that_people_copy(int width)
    {
        var stats = Some.Run().Healthy().Set("failed_requests", 50).Set("client_concern", "a very long concern that goes on and on until nobody reads it any more");
        stats.Set("total_input_tokens", long.MaxValue).Set("output_tps", 1e300).Figures("time_to_last_token", 1e9, 1e9, 1e9, 1e9);
        var report = Some.Report(
            new ReportSource(stats) { Failures = [Some.Failure(FailureKind.ServerError, 50, new string('x', 300))], Folder = "a/path/that/is/longer/than/the/line" }, width);
        var wide = report.Split('\n').Where(line => DisplayWidth.Of(line) > width);
        Assert.All(wide, line => Assert.EndsWith("a/path/that/is/longer/than/the/line", line, StringComparison.Ordinal));
        Assert.Contains("a/path/that/is/longer/than/the/line\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_a_service_or_a_user_wrote_reaches_the_terminal_as_a_command()
    {
        const string Evil = "\u001b]0;owned\u0007\u001b[2J";
        var stats = Some.Run().Set("model_id", Evil).Set("run_description", Evil).Set("client_verdict", "client_saturated").Set("client_concern", Evil).Set("failed_requests", 1);
        var report = Some.Report(new ReportSource(stats) { Failures = [Some.Failure(FailureKind.ServerError, 1, Evil)], Notices = [Evil], Folder = "out" + Evil });
        Assert.DoesNotContain('\u001b', report);
        Assert.DoesNotContain('\u0007', report);
    }

    [Fact]
    public void Colours_change_nothing_but_colours()
    {
        var source = new ReportSource(Some.Run().Healthy()) { Folder = "outputs/20260722-0710" };
        var coloured = Some.Report(source, colour: true);
        Assert.StartsWith("\u001b[1;32mOK\u001b[0m: 2,000", coloured, StringComparison.Ordinal);
        Assert.Equal(GoodRun, System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", ""));
    }
}
