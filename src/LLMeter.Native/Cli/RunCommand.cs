using System.CommandLine;
using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Cli;

/// <summary><c>llmeter run ENDPOINT</c>: one measurement of one service. Each endpoint is a subcommand with its own options.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Measure an LLM endpoint: latency of every token, throughput, failures.");
        foreach (var endpoint in EndpointCatalog.All)
        {
            command.Subcommands.Add(Create(endpoint));
        }

        return command;
    }

    private static Command Create(EndpointDescriptor endpoint)
    {
        var command = new Command(endpoint.Name, endpoint.Summary);
        var options = new RunOptions(endpoint);
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => RunAsync(endpoint, options, parsed, cancel));
        return command;
    }

    private static async Task<int> RunAsync(EndpointDescriptor endpoint, RunOptions options, ParseResult parsed, CancellationToken cancel)
    {
        using var setup = await RunSetup.CreateAsync(endpoint, options, parsed, cancel);
        return await new RunExecution(setup, parsed.InvocationConfiguration).RunAsync(cancel);
    }
}
