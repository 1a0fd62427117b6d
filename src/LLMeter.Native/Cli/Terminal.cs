using LLMeter.Native.Reports;

namespace LLMeter.Native.Cli;

/// <summary>What is known of the terminal, if there is one.</summary>
internal static class Terminal
{
    /// <summary>Whether progress can be drawn over itself.</summary>
    public static bool ErrorIsTerminal => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>https://no-color.org: any value but an empty one turns colours off.</summary>
    public static bool WantsColour => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>How to lay out a report on stdout.</summary>
    public static ReportStyle StyleOfOutput() =>
        Console.IsOutputRedirected ? new ReportStyle() : new ReportStyle(TerminalSize.OfStandardOutput().Columns, WantsColour && Environment.GetEnvironmentVariable("TERM") is not "dumb");
}
