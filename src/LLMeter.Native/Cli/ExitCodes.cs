namespace LLMeter.Native.Cli;

/// <summary>What the process ends with; docs/command-line.md lists the same.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The run itself failed: every request did, or more of them than --max-failure-rate allows, or its results could not be written.</summary>
    public const int RunFailed = 1;

    /// <summary>Wrong usage or configuration; nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>The client could not keep up, and --require-trustworthy was given.</summary>
    public const int NotTrustworthy = 4;

    /// <summary>Interrupted by the user; what was measured is saved.</summary>
    public const int Interrupted = 130;
}
