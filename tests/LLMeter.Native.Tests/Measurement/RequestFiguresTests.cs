using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Measurement;

/// <summary>docs/method.md's definitions by hand-made answers.</summary>
public sealed class RequestFiguresTests
{
    private static readonly Failure Broken = new(FailureKind.Truncated, "cut");

    [Fact]
    public void The_first_token_is_the_first_visible_text()
    {
        var figures = Some.Figures(Some.Exchange(Some.Tally("-0.1 v0.5 v0.6 v0.75 -0.8").WithUsage(4, 3)));
        Assert.Equal(0.5, figures.TimeToFirstToken!.Value, 6);
        Assert.Equal(0.75, figures.TimeToLastToken!.Value, 6);
        Assert.Equal(0.125, figures.TimePerOutputToken!.Value, 6);
        Assert.Equal(8, figures.OutputTokensPerSecond!.Value, 4);
        Assert.Equal(0.1, figures.TimeToFirstByte!.Value, 6);
        Assert.Null(figures.TimeToFirstReasoningToken);
    }

    [Theory]
    [InlineData(true, 0.5, 0.6)]
    [InlineData(false, 0.2, 0.9)]
    public void Reasoning_counts_where_it_is_asked_to(bool visibleOnly, double first, double last)
    {
        var figures = Some.Figures(Some.Exchange(Some.Tally("r0.2 r0.3 v0.5 v0.6 r0.9", visibleOnly)));
        Assert.Equal(first, figures.TimeToFirstToken!.Value, 6);
        Assert.Equal(last, figures.TimeToLastToken!.Value, 6);
        Assert.Equal(0.2, figures.TimeToFirstReasoningToken!.Value, 6);
    }

    [Fact]
    public void One_event_with_both_kinds_of_text_is_one_event()
    {
        var tally = Some.Tally("b0.2 b0.3");
        Assert.Equal((2, 1), (tally.ContentEvents, tally.Gaps.Count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(1L)]
    public void There_is_no_time_per_token_of_fewer_than_two_tokens(long? tokens) =>
        Assert.Null(Some.Figures(Some.Exchange(Some.Tally("v0.5 v0.6").WithUsage(4, tokens))).TimePerOutputToken);

    [Fact]
    public void There_is_no_time_per_token_without_a_first_one() =>
        Assert.Null(Some.Figures(Some.Exchange(Some.Tally("-0.5", streams: false).WithUsage(4, 10).WithText("x"))).TimePerOutputToken);

    [Fact]
    public void A_whole_answer_takes_until_its_end()
    {
        var figures = Some.Figures(Some.Exchange(Some.Tally("v0.5", streams: false).WithUsage(4, 10), sent: 1, due: 1, end: 3));
        Assert.Equal(2, figures.TimeToLastToken!.Value, 6);
        Assert.Null(figures.TimeToFirstToken);
    }

    [Fact]
    public void A_failed_request_keeps_what_had_arrived()
    {
        var figures = Some.Figures(Some.Exchange(Some.Tally("v0.5 v0.7").WithText("a b"), failure: Broken));
        Assert.Equal((0.5, 0.7), (Math.Round(figures.TimeToFirstToken!.Value, 6), Math.Round(figures.TimeToLastToken!.Value, 6)));
        Assert.Equal(FailureKind.Truncated, figures.FailureKind);
    }

    [Fact]
    public void A_failed_request_without_text_has_no_last_token() => Assert.Null(Some.Figures(Some.Exchange(Some.Tally("-0.5"), failure: Broken)).TimeToLastToken);

    [Fact]
    public void Tokens_are_the_services_before_they_are_counted()
    {
        var figures = Some.Figures(Some.Exchange(Some.Tally("v0.5").WithText("three words here").WithUsage(40, 30)));
        Assert.Equal((40L, 30L, false, false), (figures.InputTokens, figures.OutputTokens, figures.InputEstimated, figures.OutputEstimated));
    }

    [Fact]
    public void Tokens_are_counted_where_the_service_says_nothing()
    {
        var figures = Some.Figures(Some.Exchange(Some.Tally("v0.5 v0.9").WithText("three words here")));
        Assert.Equal((2L, 3L, true, true), (figures.InputTokens, figures.OutputTokens, figures.InputEstimated, figures.OutputEstimated));
        Assert.Equal(0.2, figures.TimePerOutputToken!.Value, 6);
    }

    [Fact]
    public void A_failed_requests_tokens_are_not_counted()
    {
        var figures = Some.Figures(Some.Exchange(Some.Tally("v0.5").WithText("three words here"), failure: Broken));
        Assert.Equal((null, null, false, false), (figures.InputTokens, figures.OutputTokens, figures.InputEstimated, figures.OutputEstimated));
    }

    [Fact]
    public void A_failed_requests_reported_tokens_stay() => Assert.Equal(7, Some.Figures(Some.Exchange(Some.Tally("v0.5").WithUsage(7, 2), failure: Broken)).InputTokens);

    [Fact]
    public void An_unknown_prompt_is_not_counted() => Assert.Null(Some.Figures(Some.Exchange(Some.Tally("v0.5").WithText("x"), prompt: null)).InputTokens);

    [Fact]
    public void Latencies_from_schedule_begin_when_the_request_was_due()
    {
        var figures = Some.Figures(Some.Exchange(Some.Tally("v1.5 v1.7"), sent: 1, due: 0.25));
        Assert.Equal(0.75, figures.ScheduleDelay, 6);
        Assert.Equal(0.5, figures.TimeToFirstToken!.Value, 6);
        Assert.Equal(1.25, figures.TimeToFirstTokenFromSchedule!.Value, 6);
        Assert.Equal(1.45, figures.TimeToLastTokenFromSchedule!.Value, 6);
    }

    [Fact]
    public void Events_are_related_to_tokens_and_reads()
    {
        var tally = new ResponseTally(streams: true, visibleOnly: true);
        tally.BeginRead(Some.At(0.5));
        for (var i = 0; i < 3; i++)
        {
            tally.SawVisible();
            tally.EndEvent();
        }

        tally.BeginRead(Some.At(0.6));
        tally.EndEvent();
        var figures = Some.Figures(Some.Exchange(tally.WithUsage(1, 12)));
        Assert.Equal((4.0, 2.0), (figures.TokensPerEvent, figures.EventsPerRead));
    }

    [Fact]
    public void Figures_are_of_the_attempt_that_answered()
    {
        var refused = new Attempt { Failure = new Failure(FailureKind.Throttled, "slow down"), Stamps = new AttemptStamps { Due = Some.At(0), Sent = Some.At(0), End = Some.At(1) } };
        var answered = Some.Exchange(Some.Tally("v5.5"), sent: 5, due: 5);
        var exchange = answered with { Attempts = [refused, answered.Last] };
        Assert.Equal(0.5, Some.Figures(exchange).TimeToFirstToken!.Value, 6);
        Assert.Equal(1, exchange.Retries);
        Assert.Null(exchange.Failure);
    }

    [Fact]
    public void A_servers_own_stamps_give_the_error_of_the_first_token()
    {
        var tally = new ResponseTally(streams: true, visibleOnly: true);
        tally.ServerReceived = Some.At(0.1);
        foreach (var (sent, arrived) in (ReadOnlySpan<(double, double)>)[(0.5, 0.65), (0.6, 0.61)])
        {
            tally.BeginRead(Some.At(arrived));
            tally.ServerSent = Some.At(sent);
            tally.SawVisible();
            tally.EndEvent();
        }

        // TTFT 0.65; the server's part is 0.45, from the last byte written to the first text sent.
        var figures = Some.Figures(Some.Exchange(tally, written: 0.05));
        Assert.Equal(0.2, figures.TimeToFirstTokenError!.Value, 6);
        Assert.Equal(0.05, figures.ServerReceiveDelay!.Value, 6);
        Assert.Equal(0.01, figures.LastEventLag!.Value, 6);
    }

    [Fact]
    public void The_lag_of_the_last_event_compares_the_same_event()
    {
        // The last visible event is not the last of all: reasoning came after it.
        var tally = new ResponseTally(streams: true, visibleOnly: true);
        tally.BeginRead(Some.At(0.5));
        tally.ServerSent = Some.At(0.45);
        tally.SawVisible();
        tally.EndEvent();
        tally.BeginRead(Some.At(0.9));
        tally.ServerSent = Some.At(0.8);
        tally.SawReasoning();
        tally.EndEvent();
        Assert.Equal(0.05, Some.Figures(Some.Exchange(tally)).LastEventLag!.Value, 6);
    }
}
