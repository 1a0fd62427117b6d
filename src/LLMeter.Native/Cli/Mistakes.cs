using System.CommandLine;
using System.CommandLine.Parsing;
using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Cli;

/// <summary>Says what is wrong with a command line that could not be parsed: one line, the nearest name, and where help is.</summary>
internal static class Mistakes
{
    /// <returns>The exit code.</returns>
    public static int Report(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult;
        error.Write($"llmeter: {Say(parsed, command)}\n");
        error.Write($"'{PathOf(command)} --help' shows what there is.\n");
        return ExitCodes.Usage;
    }

    private static string Say(ParseResult parsed, CommandResult command)
    {
        if (parsed.UnmatchedTokens is not [var unknown, ..])
        {
            return Missing(command) ?? parsed.Errors[0].Message;
        }

        if (unknown.StartsWith('-'))
        {
            var known = command.Command.Options.Select(option => option.Name);
            return $"{unknown} is not an option of '{PathOf(command)}'{Nearest(unknown, known)}";
        }

        if (command.Command.Subcommands.Count == 0)
        {
            return $"'{unknown}' is one word too many";
        }

        var names = command.Command.Subcommands.Select(sub => sub.Name).ToArray();
        var what = command.Command.Name == "run" ? "an endpoint" : "a command";
        return $"'{unknown}' is not {what}{Nearest(unknown, names)}; there are: {string.Join(", ", names)}";
    }

    /// <summary>The subcommand or the argument that the command does not go without.</summary>
    private static string? Missing(CommandResult command) => command.Command switch
    {
        { Subcommands.Count: > 0 } group => $"'{PathOf(command)}' needs one of: {string.Join(", ", group.Subcommands.Select(sub => sub.Name))}",
        { Arguments: [var argument, ..] } when command.GetResult(argument) is not { Tokens.Count: > 0 } => $"'{PathOf(command)}' needs {argument.Name}: {argument.Description}",
        _ => null,
    };

    private static string Nearest(string typed, IEnumerable<string> known) =>
        NearestName.Find(typed, known) is { } nearest ? $" (did you mean {nearest}?)" : "";

    private static string PathOf(CommandResult command)
    {
        var path = command.Command is RootCommand ? "llmeter" : command.Command.Name;
        return command.Parent is CommandResult parent ? $"{PathOf(parent)} {path}" : path;
    }
}
