using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LLMeter.Native.Cli;

/// <summary>Help that ends with what one would type.</summary>
/// <param name="help">The library's own help.</param>
/// <param name="endings">What follows it for each command.</param>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<(string Command, string Text)> endings) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        foreach (var (name, text) in endings)
        {
            if (name == command.Name || (command is RootCommand && name == "llmeter"))
            {
                parseResult.InvocationConfiguration.Output.Write($"{text}\n");
                break;
            }
        }

        return code;
    }
}
