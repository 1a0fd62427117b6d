using System.CommandLine;
using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Cli;

/// <summary>All options of one endpoint's <c>run</c>.</summary>
internal sealed class RunOptions(EndpointDescriptor endpoint)
{
    public EndpointOptionSet Endpoint { get; } = new(endpoint);

    public PayloadOptions Payload { get; } = new();

    public PlanOptions Plan { get; } = new();

    public SimulateOption Simulate { get; } = new();

    public ReportOptions Report { get; } = new();

    public DisplayOptions Display { get; } = new();

    public IEnumerable<Option> All => [.. Endpoint.Options, .. Payload.Options, .. Plan.Options, Simulate.Option, .. Report.Options, .. Display.Options];
}
