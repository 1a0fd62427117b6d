using LLMeter.Native.Measurement;
using LLMeter.Native.Plans;
using LLMeter.Native.Tests.Transport;

namespace LLMeter.Native.Tests.Load;

public sealed class RunSessionTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 3)]
    [InlineData(4, 3, 5)]
    [InlineData(9, 1, 2)]
    public async Task A_run_bound_by_count_sends_clients_times_requests(int clients, int requests, int payloads)
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var seen = new Observed();
        var outcome = await SomeRun.GoAsync(new RunPlan { Clients = clients, RequestsPerClient = requests }, Some.Stream(server.BaseUrl), [seen], payloads);
        Assert.Equal(clients * requests, seen.Ended.Count);
        Assert.Equal(Enumerable.Range(0, clients * requests).Select(i => (long)i), seen.Ended.Select(one => one.Number).Order());
        Assert.All(seen.Ended.GroupBy(one => one.Client), client => Assert.Equal(requests, client.Count()));
        Assert.Equal(Enumerable.Range(0, clients), seen.Ended.Select(one => one.Client).Distinct().Order());
        Assert.All(seen.Ended, one => Assert.Null(one.Failure));
        Assert.Equal(clients, server.Connections);
        Assert.Equal((outcome.End, TimeSpan.Zero, false), (outcome.SendingEnded, outcome.Drain, outcome.Interrupted));
        Assert.Null(outcome.Fault);
    }

    [Fact]
    public async Task Without_a_bound_every_client_sends_every_payload_once()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var seen = new Observed();
        await SomeRun.GoAsync(new RunPlan { Clients = 3 }, Some.Stream(server.BaseUrl), [seen], payloads: 8);
        foreach (var client in seen.Ended.GroupBy(one => one.Client))
        {
            Assert.Equal(Enumerable.Range(0, 8).Select(i => $"prompt {i}"), client.Select(one => one.Payload.Prompt!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Every_client_has_an_order_of_its_own_that_repeats_with_the_seed()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        async Task<string[]> Orders(long seed, bool shuffle)
        {
            var seen = new Observed();
            await SomeRun.GoAsync(new RunPlan { Clients = 4, Seed = seed, Shuffle = shuffle }, Some.Stream(server.BaseUrl), [seen], payloads: 12);
            return [.. seen.Ended.GroupBy(one => one.Client).OrderBy(client => client.Key).Select(client => string.Join(',', client.OrderBy(one => one.Number).Select(one => one.Payload.Prompt)))];
        }

        var orders = await Orders(1, shuffle: true);
        Assert.Equal(4, orders.Distinct().Count());
        Assert.Equal(orders, await Orders(1, shuffle: true));
        Assert.NotEqual(orders, await Orders(2, shuffle: true));
        Assert.Equal([string.Join(',', Enumerable.Range(0, 12).Select(i => $"prompt {i}"))], (await Orders(1, shuffle: false)).Distinct());
    }

    [Fact]
    public async Task A_client_sends_one_request_after_the_other()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var seen = new Observed();
        await SomeRun.GoAsync(new RunPlan { Clients = 3, RequestsPerClient = 10 }, Some.Stream(server.BaseUrl), [seen]);
        foreach (var client in seen.Ended.GroupBy(one => one.Client))
        {
            var requests = client.OrderBy(one => one.Number).ToList();
            Assert.All(requests.Zip(requests.Skip(1)), pair => Assert.True(pair.Second.Last.Stamps.Sent >= pair.First.Last.Stamps.End));
        }
    }

    [Fact]
    public async Task After_the_duration_nothing_is_sent_and_what_is_in_flight_finishes()
    {
        var draining = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await draining.Task; // The answer comes only after the time to send is over.
                await connection.SendAsync(Answers.GoodStream);
            }
        });
        var seen = new Observed(onTick: progress =>
        {
            if (progress.Phase == RunPhase.Draining)
            {
                draining.TrySetResult();
            }
        });
        var outcome = await SomeRun.GoAsync(new RunPlan { Clients = 2, Duration = TimeSpan.FromSeconds(1) }, Some.Stream(server.BaseUrl), [seen]);
        Assert.Equal(2, seen.Ended.Count);
        Assert.All(seen.Ended, one => Assert.Null(one.Failure));
        Assert.Equal(Clock.Ticks(TimeSpan.FromSeconds(1)), outcome.SendingEnded - outcome.Start);
        Assert.True(outcome.End > outcome.SendingEnded);
        Assert.True(outcome.Drain > TimeSpan.Zero);
        Assert.Equal(RunPhase.Done, seen.Ticks[^1].Phase);
        Assert.Equal((2L, 2L, 0L, null), (seen.Ticks[^1].Sent, seen.Ticks[^1].Ended, seen.Ticks[^1].InFlight, seen.Ticks[^1].Planned));
    }

    [Fact]
    public async Task A_run_bound_by_time_goes_on_through_its_payloads()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var seen = new Observed();
        var outcome = await SomeRun.GoAsync(new RunPlan { Duration = TimeSpan.FromSeconds(1), Shuffle = false }, Some.Stream(server.BaseUrl), [seen], payloads: 2);
        Assert.True(seen.Ended.Count > 2, "Not even three requests in a second.");
        Assert.Equal(seen.Ended.Select((_, i) => $"prompt {i % 2}"), seen.Ended.Select(one => one.Payload.Prompt));
        Assert.False(outcome.Interrupted);
    }

    [Fact]
    public async Task A_stopped_run_ends_at_once_with_what_it_had()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Answers.StreamHead + Answers.Text("Hello"));
            await connection.HoldAsync();
        });
        var endpoint = new WatchedEndpoint(Some.Stream(server.BaseUrl), events: 3);
        using var stop = new CancellationTokenSource();
        var seen = new Observed();
        var running = SomeRun.GoAsync(new RunPlan { Clients = 3, RequestsPerClient = 5 }, endpoint, [seen], stop: stop.Token);
        await endpoint.Read; // One event of each client.
        await stop.CancelAsync();
        var outcome = await running;
        Assert.True(outcome.Interrupted);
        Assert.Equal([FailureKind.Cancelled, FailureKind.Cancelled, FailureKind.Cancelled], seen.Ended.Select(one => one.Failure!.Kind));
        Assert.Equal(["Hello", "Hello", "Hello"], seen.Texts);
    }

    [Fact]
    public async Task A_run_that_is_stopped_before_it_begins_sends_nothing()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var seen = new Observed();
        var outcome = await SomeRun.GoAsync(new RunPlan { Clients = 2 }, Some.Stream(server.BaseUrl), [seen], stop: new CancellationToken(canceled: true));
        Assert.True(outcome.Interrupted);
        Assert.Empty(seen.Ended);
    }

    [Fact]
    public async Task An_observer_that_fails_stops_the_run_and_the_others_hear_all_of_it()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var broken = new Observed(onEnded: _ => throw new IOException("disk full"));
        var whole = new Observed();
        var outcome = await SomeRun.GoAsync(new RunPlan { Clients = 2, RequestsPerClient = 1_000_000 }, Some.Stream(server.BaseUrl), [broken, whole]);
        Assert.Equal("disk full", outcome.Fault?.Message);
        Assert.False(outcome.Interrupted);
        Assert.Single(broken.Ended);
        Assert.Equal(Enumerable.Range(0, whole.Ended.Count).Select(i => (long)i), whole.Ended.Select(one => one.Number).Order());
        Assert.Equal(whole.Ticks[^1].Sent, whole.Ended.Count);
    }

    [Fact]
    public async Task Failures_are_recorded_and_the_run_goes_on()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            for (var i = 0; await connection.ReadRequestAsync() is not null; i++)
            {
                await connection.SendAsync(i % 2 == 0 ? Answers.GoodStream : Answers.Whole("500 Oops", "text/plain", "oops"));
            }
        });
        var seen = new Observed();
        await SomeRun.GoAsync(new RunPlan { RequestsPerClient = 6 }, Some.Stream(server.BaseUrl), [seen]);
        Assert.Equal([null, "HTTP 500: oops", null, "HTTP 500: oops", null, "HTTP 500: oops"], seen.Ended.Select(one => one.Failure?.Message));
    }

    [Fact]
    public async Task An_unreachable_service_is_not_asked_without_pause()
    {
        // Pauses of 10, 20, 40 … 320 ms make at most seven attempts in 0.6 s; without them there would be thousands.
        var seen = new Observed();
        var outcome = await SomeRun.GoAsync(new RunPlan { Duration = TimeSpan.FromSeconds(0.6) }, Some.Stream($"http://127.0.0.1:{ScriptedServer.FreePort()}/v1"), [seen]);
        Assert.InRange(seen.Ended.Count, 1, 7);
        Assert.All(seen.Ended, one => Assert.Equal(FailureKind.Connect, one.Failure?.Kind));
        Assert.Equal(0, outcome.Health.ConnectionsOpened);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 4)]
    [InlineData(null, 0)]
    public async Task Connections_are_opened_before_the_run_where_the_plan_says_so(bool? preconnect, int openedByRequests)
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var seen = new Observed();
        var outcome = await SomeRun.GoAsync(new RunPlan { Clients = 4, RequestsPerClient = 2, Preconnect = preconnect }, Some.Stream(server.BaseUrl), [seen]);
        Assert.Equal(openedByRequests, seen.Ended.Count(one => one.Last.OpenedConnection));
        Assert.Equal((4L, 8L - openedByRequests), (outcome.Health.ConnectionsOpened, outcome.Health.ConnectionsReused));
    }

    [Fact]
    public async Task The_events_of_a_read_are_counted_over_the_run()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var seen = new Observed();
        var outcome = await SomeRun.GoAsync(new RunPlan { RequestsPerClient = 10 }, Some.Stream(server.BaseUrl), [seen]);
        Assert.Equal(seen.Ended.Sum(one => one.Tally.Events) / (double)seen.Ended.Sum(one => one.Tally.Reads), outcome.Health.EventsPerRead, 9);
    }

    [Fact]
    public async Task A_clients_first_request_goes_out_after_the_run_began()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var seen = new Observed();
        var outcome = await SomeRun.GoAsync(new RunPlan { Clients = 3 }, Some.Stream(server.BaseUrl), [seen]);
        Assert.All(seen.Ended, one => Assert.InRange(one.Last.Stamps.Sent, outcome.Start, outcome.End));
        Assert.All(seen.Ended, one => Assert.Equal(one.Last.Stamps.Sent, one.Last.Stamps.Due));
    }
}
