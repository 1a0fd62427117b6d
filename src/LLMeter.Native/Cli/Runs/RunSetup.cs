using System.CommandLine;
using System.Globalization;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Measurement;
using LLMeter.Native.Plans;
using LLMeter.Native.Prompts;
using LLMeter.Native.Signing;
using LLMeter.Native.Transport;

namespace LLMeter.Native.Cli;

/// <summary>All that a run needs, read from the command line and found to be in order before anything is sent.</summary>
internal sealed class RunSetup : IDisposable
{
    private readonly SimulatorProcess? _simulator;

    private RunSetup(SimulatorProcess? simulator) => _simulator = simulator;

    public required RunPlan Plan { get; init; }

    public required IEndpoint Endpoint { get; init; }

    public required IRequestSigner Signer { get; init; }

    public required IReadOnlyList<Payload> Payloads { get; init; }

    public required IReadOnlyList<PreparedPayload> Prepared { get; init; }

    public required IReadOnlyList<decimal> Percentiles { get; init; }

    public required IReadOnlyList<DisplayStat> DisplayStats { get; init; }

    public required bool IsJson { get; init; }

    public required bool ShowsProgress { get; init; }

    /// <summary>Whether the service is a simulator of this run's own.</summary>
    public bool IsSimulated => _simulator is not null;

    /// <summary>Reads and checks everything; the simulator, where one is asked for, runs afterwards.</summary>
    public static async Task<RunSetup> CreateAsync(EndpointDescriptor descriptor, RunOptions options, ParseResult parsed, CancellationToken cancel)
    {
        EventThreads.Configure(); // Before the first socket.
        var plan = options.Plan.Read(parsed);
        RequireOpenFiles(plan.Clients);
        var percentiles = options.Report.Percentiles(parsed);
        var stats = options.Display.Stats(parsed);
        var simulator = await options.Simulate.StartAsync(parsed, options.Endpoint, cancel);
        try
        {
            var endpoint = descriptor.Create(options.Endpoint.Read(parsed, SimulateOption.StandIns(simulator)));
            var payloads = await Task.Run(() => options.Payload.Read(parsed, endpoint), cancel).WaitAsync(cancel); // Standard input may never end.
            return new RunSetup(simulator)
            {
                Plan = plan,
                Endpoint = endpoint,
                Signer = SignerFor(endpoint.Authentication),
                Payloads = payloads,
                Prepared = PayloadOptions.Prepare(payloads, endpoint),
                Percentiles = percentiles,
                DisplayStats = stats,
                IsJson = options.Report.IsJson(parsed),
                ShowsProgress = !options.Display.IsOff(parsed),
            };
        }
        catch
        {
            simulator?.Dispose();
            throw;
        }
    }

    public void Dispose() => _simulator?.Dispose();

    /// <summary>A client is a socket; the process needs some files besides.</summary>
    private static void RequireOpenFiles(int clients)
    {
        const int Besides = 64;
        if ((ulong)clients + Besides > OpenFiles.Limit)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--clients {clients} needs {clients + Besides} open files, and this shell allows {OpenFiles.Limit}: raise its limit (ulimit -n), or use fewer clients"));
        }
    }

    private static IRequestSigner SignerFor(Authentication authentication) => authentication switch
    {
        Authentication.BearerKey key => BearerSigner.FromEnvironment(key.EnvironmentVariable, key.IsRequired),
        _ => NoSigner.Instance,
    };
}
