using System.CommandLine;

namespace LLMeter.Native.Cli;

/// <summary><c>--simulate ["simulator options"]</c>: the service to measure is a simulator that lives as long as the run.</summary>
internal sealed class SimulateOption
{
    private const string StandInModel = "sim";

    private readonly Option<string?> _simulate = new("--simulate")
    {
        Description = "Measure a simulator that is started for this run, with the options of 'llmeter simulate' as one text, such as \"--ttft 200ms\"",
        HelpName = "\"OPTIONS\"",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option Option => _simulate;

    /// <summary>Starts the simulator where the user asked for it; null else.</summary>
    /// <exception cref="UsageException">It does not start, or the user named another service as well.</exception>
    public async Task<SimulatorProcess?> StartAsync(ParseResult parsed, EndpointOptionSet endpoint, CancellationToken cancel)
    {
        if (parsed.GetResult(_simulate) is not { Implicit: false })
        {
            return null;
        }

        if (endpoint.IsGiven(parsed, "base-url"))
        {
            throw new UsageException("--simulate and --base-url exclude each other: the simulator has an address of its own");
        }

        return await SimulatorProcess.StartAsync(parsed.GetValue(_simulate) ?? "", cancel);
    }

    /// <summary>The endpoint options that stand in for the user's where a simulator runs.</summary>
    public static IReadOnlyDictionary<string, string> StandIns(SimulatorProcess? simulator) => simulator is null
        ? new Dictionary<string, string>()
        : new Dictionary<string, string> { ["base-url"] = simulator.BaseUrl, ["model"] = StandInModel };
}
