using System.CommandLine;
using System.CommandLine.Help;

namespace LLMeter.Native.Cli;

/// <summary>The program: its commands, what happens to mistakes, and the exit code.</summary>
internal static class CommandLineProgram
{
    private const string ExamplesTitle = "Examples:\n";

    private static readonly (string Command, string Text)[] HelpEndings =
    [
        ("llmeter", ExamplesTitle + "  llmeter run openai-chat-stream --simulate --prompt 'Say hello' --clients 5 --requests 20\n  llmeter show outputs/20260131-1405\n"),
        ("run", ExamplesTitle + "  llmeter run openai-chat-stream --model gpt-4o-mini --prompt 'Say hello' --requests 10\n  llmeter run openai-chat-stream --help\n"),
        ("openai-chat-stream", ExamplesTitle + "  llmeter run openai-chat-stream --model gpt-4o-mini --prompt 'Say hello' --clients 10 --duration 60s --output outputs\n  llmeter run openai-chat-stream --base-url http://localhost:8000/v1 --model my-model --payload prompts.jsonl --clients 50\n"),
        ("openai-chat", ExamplesTitle + "  llmeter run openai-chat --model gpt-4o-mini --prompt 'Say hello' --requests 10\n  llmeter run openai-chat --base-url http://localhost:8000/v1 --model my-model --payload prompts.jsonl --output outputs\n"),
        ("show", ExamplesTitle + "  llmeter show outputs/20260131-1405 --percentiles 80,95,99.9\n  llmeter show outputs/20260131-1405 --json | jq '.\"time_to_first_token-p90\"'\n"),
        (SimulateCommand.Name, SimulateCommand.HelpEnding()),
    ];

    /// <param name="arguments">The command line.</param>
    /// <param name="output">Where results go; null for stdout.</param>
    /// <param name="error">Where progress and complaints go; null for stderr.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter? output = null, TextWriter? error = null)
    {
        using var signals = new StopSignals();
        var root = CreateRoot();
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Signals are ours: a run takes the time that its files need.
        };
        configuration.Output = output ?? configuration.Output;
        configuration.Error = new PatientWriter(error ?? configuration.Error);
        try
        {
            var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null }); // A prompt may begin with @.
            return parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples ? Mistakes.Report(parsed, configuration.Error) : await parsed.InvokeAsync(configuration, signals.Stop);
        }
        catch (Exception thrown) when (UserErrors.Includes(thrown))
        {
            return UserErrors.Report(thrown, configuration.Error);
        }
        catch (IOException unwritten)
        {
            configuration.Error.Write($"llmeter: cannot write the results to standard output: {unwritten.Message}\n");
            return ExitCodes.RunFailed;
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }

    /// <summary>The whole command line, as help and tests see it.</summary>
    public static RootCommand CreateRoot()
    {
        var root = new RootCommand("Measure how fast and how reliably an LLM endpoint answers.") { RunCommand.Create(), ShowCommand.Create(), SimulateCommand.Create() };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, HelpEndings);
        return root;
    }
}
