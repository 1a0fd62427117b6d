using LLMeter.Native.Prompts;

namespace LLMeter.Native.Plans;

/// <summary>What one run does: who sends how much, for how long, and what becomes of it. Validated on the way in; immutable after.</summary>
/// <remarks>Set what the user gave, then call <see cref="Validated"/>; nobody works from a plan that has not passed it.</remarks>
internal sealed record RunPlan
{
    /// <summary>One source address has no more ports than this towards one endpoint.</summary>
    public const int MostClients = 65_535;

    /// <summary>Requests in flight at once. Default 1.</summary>
    public int Clients { get; init; } = 1;

    /// <summary>Requests of each client, one after the other; null for every payload once. Not together with <see cref="Duration"/>.</summary>
    public int? RequestsPerClient { get; init; }

    /// <summary>How long clients go on sending; what is in flight then may finish. Not together with <see cref="RequestsPerClient"/>.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What every random choice follows from, so that a run repeats. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Whether each client sends the payloads in an order of its own. Default true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>How long one request may take, attempts and all. Default 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether connections are opened before anything is measured; null for "where there is more than one client".</summary>
    public bool? Preconnect { get; init; }

    /// <summary>Whether nothing is kept in memory per request; needs <see cref="Output"/>.</summary>
    public bool LowMemory { get; init; }

    /// <summary>The run's name and folder; null for the time of its start (<see cref="Plans.RunName"/>).</summary>
    public string? RunName { get; init; }

    public string? Description { get; init; }

    /// <summary>The folder that gets the run's folder; null writes nothing.</summary>
    public string? Output { get; init; }

    /// <summary>The most that a client waits before its first request. Default 10 ms, LLMeter's.</summary>
    public TimeSpan StartJitter { get; init; } = Prompts.StartJitter.DefaultMax;

    /// <summary>The share of failed requests, 0 to 1, above which the run itself counts as failed; null for "only where all failed".</summary>
    public double? MaxFailureRate { get; init; }

    /// <summary>Whether a client that could not keep up makes the run's exit code 4.</summary>
    public bool RequireTrustworthy { get; init; }

    public bool IsTimeBound => Duration is not null;

    /// <summary>Whether connections are opened first: as asked, else where there is more than one client.</summary>
    public bool Preconnects => Preconnect ?? Clients > 1;

    /// <summary>This plan, if it can be carried out.</summary>
    /// <exception cref="PlanException">For the first thing that is wrong.</exception>
    public RunPlan Validated()
    {
        Require(Clients is >= 1 and <= MostClients, $"--clients {Clients}: must be between 1 and {MostClients}");
        Require(RequestsPerClient is null || Duration is null,
            $"--requests and --duration exclude each other: give --requests to send that many per client, or --duration to send for that long");
        Require(RequestsPerClient is null or >= 1, $"--requests {RequestsPerClient}: must be at least 1; leave it out to send every payload once");
        RequireDuration("--duration", Duration, "say how long to send, such as 60s");
        RequireDuration("--timeout", Timeout, "say how long one request may take, such as 60s");
        Require(StartJitter >= TimeSpan.Zero && StartJitter <= Durations.Longest, $"--start-jitter {Durations.Format(StartJitter)}: must be between 0 and 30d");
        Require(Output is not "", $"--output: is empty; name a folder, or leave it out to write nothing");
        Require(!LowMemory || Output is not null, $"--low-memory keeps nothing in memory, so it needs --output DIR to write what was measured");
        Require(MaxFailureRate is null or (>= 0 and <= 1), $"--max-failure-rate {MaxFailureRate}: must be between 0 and 1, such as 0.05 for 5%");
        Plans.RunName.Require(RunName);
        return this;
    }

    /// <summary>How many requests the run sends; null for a run bound by time.</summary>
    /// <param name="payloads">How many payloads there are.</param>
    public long? TotalRequests(int payloads) => IsTimeBound ? null : Clients * (long)(RequestsPerClient ?? payloads);

    /// <summary>The order in which a client sends the payloads.</summary>
    public PayloadOrder OrderOf(int client, int payloads) => Shuffle ? PayloadOrder.Shuffled(payloads, Seed, client) : PayloadOrder.AsGiven(payloads);

    /// <summary>How long a client waits before its first request.</summary>
    public TimeSpan StartDelayOf(int client) => Prompts.StartJitter.Of(Seed, client, StartJitter);

    /// <summary>Whether the run itself failed (exit code 1): all of its requests did, or more of them than <see cref="MaxFailureRate"/> lets pass.</summary>
    public bool IsFailure(long requests, long failed) =>
        requests > 0 && (failed == requests || (double)failed / requests > MaxFailureRate);

    private static void RequireDuration(string option, TimeSpan? value, string remedy)
    {
        if (value is { } given)
        {
            Require(given > TimeSpan.Zero, $"{option} {Durations.Format(given)}: must be longer than 0; {remedy}");
            Require(given <= Durations.Longest, $"{option} {Durations.Format(given)}: must not be longer than {Durations.Format(Durations.Longest)}");
        }
    }

    private static void Require(bool holds, FormattableString message)
    {
        if (!holds)
        {
            throw new PlanException(FormattableString.Invariant(message));
        }
    }
}
