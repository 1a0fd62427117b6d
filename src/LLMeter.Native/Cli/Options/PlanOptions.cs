using System.CommandLine;
using LLMeter.Native.Plans;

namespace LLMeter.Native.Cli;

/// <summary>How much to send, for how long, and what becomes of it.</summary>
internal sealed class PlanOptions
{
    private readonly Option<string[]> _clients = OptionText.One("--clients", "N", "Clients that send at the same time, each one request after the other (default 1)");
    private readonly Option<string[]> _requests = OptionText.One("--requests", "N", "Requests of each client (default: every payload once); not with --duration");
    private readonly Option<string[]> _duration = OptionText.One("--duration", "TIME", "Send for this long, such as 60s; requests in flight then finish; not with --requests");
    private readonly Option<string[]> _timeout = OptionText.One("--timeout", "TIME", "Longest that one request may take (default 60s)");
    private readonly Option<string[]> _seed = OptionText.One("--seed", "N", "What chance starts from, so that a run repeats (default 0)");
    private readonly Option<bool> _noShuffle = OptionText.Switch("--no-shuffle", "Every client sends the payloads in the order given");
    private readonly Option<string[]> _preconnect = OptionText.One("--preconnect", "true|false", "Open connections before measuring (default: where there is more than one client)");
    private readonly Option<string[]> _output = OptionText.One("--output", "DIR", "Write the run's files to DIR/RUN_NAME (default: nothing is written)");
    private readonly Option<string[]> _runName = OptionText.One("--run-name", "NAME", "Name of the run and its folder (default: the time, as 20260131-1405)");
    private readonly Option<string[]> _description = OptionText.One("--description", "TEXT", "What the run is for; kept with its results");
    private readonly Option<bool> _lowMemory = OptionText.Switch("--low-memory", "Keep nothing per request in memory; statistics by histograms (at most 0.1% error); needs --output");
    private readonly Option<string[]> _maxFailureRate = OptionText.One("--max-failure-rate", "SHARE", "Exit with 1 where more than this share of requests failed, such as 0.05 (default: only where all did)");
    private readonly Option<bool> _requireTrustworthy = OptionText.Switch("--require-trustworthy", "Exit with 4 where the client itself could not keep up");

    public IEnumerable<Option> Options =>
    [
        _clients, _requests, _duration, _timeout, _seed, _noShuffle, _preconnect,
        _output, _runName, _description, _lowMemory, _maxFailureRate, _requireTrustworthy,
    ];

    /// <exception cref="UsageException">A value is not of its kind.</exception>
    /// <exception cref="PlanException">The plan cannot be carried out.</exception>
    public RunPlan Read(ParseResult parsed)
    {
        var plan = new RunPlan();
        return (plan with
        {
            Clients = Count(parsed, _clients) ?? plan.Clients,
            RequestsPerClient = Count(parsed, _requests),
            Duration = Duration(parsed, _duration),
            Timeout = Duration(parsed, _timeout) ?? plan.Timeout,
            Seed = OptionText.Whole(parsed, _seed) ?? plan.Seed,
            Shuffle = !parsed.GetValue(_noShuffle),
            Preconnect = OptionText.Flag(parsed, _preconnect),
            Output = OptionText.Value(parsed, _output),
            RunName = OptionText.Value(parsed, _runName),
            Description = OptionText.Value(parsed, _description),
            LowMemory = parsed.GetValue(_lowMemory),
            MaxFailureRate = OptionText.Number(parsed, _maxFailureRate),
            RequireTrustworthy = parsed.GetValue(_requireTrustworthy),
        }).Validated();
    }

    private static int? Count(ParseResult parsed, Option<string[]> option) => OptionText.Whole(parsed, option) switch
    {
        null => null,
        > int.MaxValue or < int.MinValue => throw new UsageException($"{option.Name}: the number is out of range"),
        var number => (int)number,
    };

    private static TimeSpan? Duration(ParseResult parsed, Option<string[]> option) =>
        OptionText.Value(parsed, option) is { } text ? Durations.Parse(option.Name, text) : null;
}
