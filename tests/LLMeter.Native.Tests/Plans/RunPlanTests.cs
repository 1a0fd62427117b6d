using System.Globalization;
using LLMeter.Native.Plans;

namespace LLMeter.Native.Tests.Plans;

public sealed class RunPlanTests
{
    // LLMeter's Runner: one client, every payload once, 60 s, up to 10 ms of jitter, shuffled.
    [Fact]
    public void An_empty_plan_is_llmeters_default()
    {
        var plan = new RunPlan().Validated();
        Assert.Equal((1, TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(10), true), (plan.Clients, plan.Timeout, plan.StartJitter, plan.Shuffle));
        Assert.Equal(5, plan.TotalRequests(5));
    }

    [Theory]
    [InlineData(3, 4, 10, 12L)]
    [InlineData(3, null, 10, 30L)]
    [InlineData(60_000, 1_000_000, 1, 60_000_000_000L)]
    public void Each_client_sends_its_requests_or_every_payload(int clients, int? requests, int payloads, long total) =>
        Assert.Equal(total, new RunPlan { Clients = clients, RequestsPerClient = requests }.Validated().TotalRequests(payloads));

    [Fact]
    public void A_run_bound_by_time_has_no_number_of_requests()
    {
        var plan = new RunPlan { Duration = TimeSpan.FromSeconds(60) }.Validated();
        Assert.True(plan.IsTimeBound);
        Assert.Null(plan.TotalRequests(5));
    }

    [Fact]
    public void Requests_and_duration_are_refused_together() =>
        Refuses(new RunPlan { RequestsPerClient = 4, Duration = TimeSpan.FromSeconds(1) }, "--requests and --duration exclude each other");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void Clients_have_bounds(int clients) =>
        Refuses(new RunPlan { Clients = clients }, string.Create(CultureInfo.InvariantCulture, $"--clients {clients}: must be between 1 and 65535"));

    [Fact]
    public void No_requests_at_all_are_refused() => Refuses(new RunPlan { RequestsPerClient = 0 }, "--requests 0: must be at least 1");

    [Fact]
    public void Times_must_be_longer_than_nothing_and_shorter_than_a_month()
    {
        Refuses(new RunPlan { Duration = TimeSpan.Zero }, "--duration 0s: must be longer than 0");
        Refuses(new RunPlan { Timeout = TimeSpan.Zero }, "--timeout 0s: must be longer than 0");
        Refuses(new RunPlan { Timeout = TimeSpan.FromDays(31) }, "--timeout 31d: must not be longer than 30d");
        Refuses(new RunPlan { StartJitter = TimeSpan.FromMilliseconds(-1) }, "--start-jitter -1ms: must be between 0 and 30d");
    }

    [Fact]
    public void Low_memory_needs_files()
    {
        Refuses(new RunPlan { LowMemory = true }, "--low-memory keeps nothing in memory, so it needs --output DIR");
        Assert.True(new RunPlan { LowMemory = true, Output = "out" }.Validated().LowMemory);
    }

    [Fact]
    public void An_empty_output_is_refused() => Refuses(new RunPlan { Output = "" }, "--output: is empty");

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_failure_rate_is_a_share(double rate) =>
        Refuses(new RunPlan { MaxFailureRate = rate }, string.Create(CultureInfo.InvariantCulture, $"--max-failure-rate {rate}: must be between 0 and 1"));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    public void Messages_do_not_depend_on_the_users_culture(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = name == "fi-FI" ? "\u2212" : "-";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Refuses(new RunPlan { MaxFailureRate = -1.5 }, "--max-failure-rate -1.5: must be between 0 and 1, such as 0.05 for 5%");
            Refuses(new RunPlan { Clients = -1 }, "--clients -1: must be");
            Refuses(new RunPlan { Timeout = TimeSpan.FromMilliseconds(-1.5) }, "--timeout -1.5ms: must be");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(1, null, false)]
    [InlineData(2, null, true)]
    [InlineData(1, true, true)]
    [InlineData(2, false, false)]
    public void Connections_are_opened_first_for_more_than_one_client_unless_told_otherwise(int clients, bool? asked, bool expected) =>
        Assert.Equal(expected, new RunPlan { Clients = clients, Preconnect = asked }.Validated().Preconnects);

    [Theory]
    [InlineData(null, 10, 9, false)]
    [InlineData(null, 10, 10, true)]
    [InlineData(null, 0, 0, false)]
    [InlineData(0.29, 100, 29, false)]
    [InlineData(0.29, 100, 30, true)]
    [InlineData(0.0, 10, 0, false)]
    [InlineData(0.0, 10, 1, true)]
    [InlineData(1.0, 10, 10, true)]
    public void A_run_fails_where_all_requests_did_or_more_than_were_allowed(double? allowed, long requests, long failed, bool isFailure) =>
        Assert.Equal(isFailure, new RunPlan { MaxFailureRate = allowed }.Validated().IsFailure(requests, failed));

    [Fact]
    public void Clients_have_orders_of_their_own_unless_told_otherwise()
    {
        static int[] Order(RunPlan plan, int client) => [.. Enumerable.Range(0, 10).Select(n => plan.OrderOf(client, 10).IndexOf(n))];
        Assert.NotEqual(Order(new RunPlan(), 0), Order(new RunPlan(), 1));
        Assert.Equal(Enumerable.Range(0, 10), Order(new RunPlan { Shuffle = false }, 1));
    }

    private static void Refuses(RunPlan plan, string message) =>
        Assert.StartsWith(message, Assert.Throws<PlanException>(() => plan.Validated()).Message, StringComparison.Ordinal);
}
