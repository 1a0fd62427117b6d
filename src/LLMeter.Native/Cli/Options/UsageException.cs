namespace LLMeter.Native.Cli;

/// <summary>The command line cannot be carried out as typed. The message names the option and the remedy.</summary>
internal sealed class UsageException(string message) : Exception(message);
