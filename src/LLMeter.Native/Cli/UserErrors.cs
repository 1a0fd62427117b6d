using LLMeter.Native.Endpoints;
using LLMeter.Native.Plans;
using LLMeter.Native.Prompts;
using LLMeter.Native.Results;
using LLMeter.Native.Signing;

namespace LLMeter.Native.Cli;

/// <summary>Which exceptions are a user's mistake or misfortune: one line and an exit code, never a stack trace.</summary>
internal static class UserErrors
{
    public static bool Includes(Exception thrown) => thrown is UsageException or OptionException or PlanException or PayloadException
        or UnsuitablePayloadException or CredentialException or ResultsException;

    /// <summary>Says it on stderr.</summary>
    /// <returns>The exit code.</returns>
    public static int Report(Exception thrown, TextWriter error)
    {
        error.Write($"llmeter: {thrown.Message}\n");
        return ExitCodes.Usage;
    }
}
