namespace LLMeter.Native.Tests.Cli;

/// <summary>Whole command lines, one after the other and after everything else: they set the process's socket switches and read its environment.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CommandLineCollection
{
    public const string Name = "command line";
}
