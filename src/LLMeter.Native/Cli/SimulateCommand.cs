using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using LLMeter.Native.Simulator;
using LLMeter.Native.Simulator.Faults;

namespace LLMeter.Native.Cli;

/// <summary><c>llmeter simulate</c>: an LLM service on this machine, with known latencies and faults to order.</summary>
internal static class SimulateCommand
{
    public const string Name = "simulate";

    /// <summary>For a parent process: its child serves until standard input ends, and leaves the terminal's signals to the parent.</summary>
    public const string UntilStdinCloses = "--until-stdin-closes";

    /// <summary>Makes the command. Its options are those of <see cref="SimulatorOptions"/>.</summary>
    public static Command Create()
    {
        var command = new Command(Name, "Serve a simulated LLM with known latencies and faults. Prints its base URL and runs until it is interrupted.");
        var options = SimulatorOptions.All.Select(ToOption).ToArray();
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        var untilStdinCloses = new Option<bool>(UntilStdinCloses) { Description = "Stop when standard input ends, and at no signal: a parent process that dies takes its simulator along" };
        command.Options.Add(untilStdinCloses);
        command.Validators.Add(result =>
        {
            if (!TryRead(result, options, out _, out var error))
            {
                result.AddError(error);
            }
        });
        command.SetAction((parsed, cancel) => TryRead(parsed.CommandResult, options, out var settings, out _)
            ? RunAsync(settings, parsed.GetValue(untilStdinCloses), parsed.InvocationConfiguration, cancel)
            : Task.FromResult(ExitCodes.Usage)); // Not reached: the validator refuses first.
        return command;
    }

    private static Option ToOption(SimulatorOption option) => option.ValueName is null
        ? new Option<bool>(option.Name) { Description = option.Help }
        : new Option<string[]>(option.Name)
        {
            Description = option.Help,
            HelpName = option.ValueName,
            Arity = ArgumentArity.OneOrMore, // One given twice is refused in our own words.
        };

    private static bool TryRead(CommandResult result, Option[] options, out SimulatorSettings settings, out string error)
    {
        settings = new SimulatorSettings();
        foreach (var (known, option) in SimulatorOptions.All.Zip(options))
        {
            var values = Values(result, option);
            if (values.Length > 1 && !known.IsRepeatable)
            {
                error = $"{known.Name}: given twice";
                return false;
            }

            foreach (var value in values)
            {
                if (!SimulatorOptions.TryApply(known, value, ref settings, out error))
                {
                    return false;
                }
            }
        }

        return SimulatorOptions.TryComplete(settings, out error);
    }

    private static string[] Values(CommandResult result, Option option) => option is Option<bool> flag
        ? result.GetValue(flag) ? [""] : []
        : [.. result.GetResult(option)?.Tokens.Select(token => token.Value) ?? []];

    private static async Task<int> RunAsync(SimulatorSettings settings, bool untilStdinCloses, InvocationConfiguration streams, CancellationToken cancel)
    {
        try
        {
            await using var host = await SimulatorHost.StartAsync(settings, cancel);
            await streams.Output.WriteAsync($"{host.BaseAddress}\n");
            await streams.Output.FlushAsync(CancellationToken.None);
            await (untilStdinCloses ? ReadToEndAsync() : Task.Delay(Timeout.Infinite, cancel)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (IOException taken)
        {
            await streams.Error.WriteAsync($"llmeter simulate: {taken.Message}\n");
            return ExitCodes.Usage;
        }
    }

    private static Task ReadToEndAsync() => Task.Run(() => Console.OpenStandardInput().CopyTo(Stream.Null)); // A read of a pipe blocks its thread.

    /// <summary>What the help says after the options.</summary>
    public static string HelpEnding()
    {
        var text = new StringBuilder();
        text.Append("A DURATION is 50ms, 0.05s, 200us, or a distribution of them; a COUNT is 32 or a distribution:\n");
        text.Append("  normal(50ms,5ms)  lognormal(50ms,0.3)  uniform(20ms,80ms)  exponential(50ms)   (median and sigma for lognormal)\n");
        text.Append('\n');
        text.Append($"Faults, by --fault KIND[;key=value][:RATE] or by the request header {RequestHandler.FaultHeader}: KIND[;key=value]\n");
        foreach (var fault in FaultCatalog.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {fault.Name,-17} {fault.Help}\n");
        }

        text.Append('\n');
        text.Append("Examples:\n");
        text.Append("  llmeter simulate --port 8000 --ttft lognormal(200ms,0.4) --itl normal(20ms,3ms) --output-tokens uniform(50,200)\n");
        text.Append("  llmeter simulate --capacity 16 --fault throttle:0.05 --fault 'reset;after=10:0.01' --stamp\n");
        return text.ToString();
    }
}
