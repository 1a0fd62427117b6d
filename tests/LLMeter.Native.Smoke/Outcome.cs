using System.Text.Json;

namespace LLMeter.Native.Smoke;

/// <summary>What became of one call of the binary.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as one JSON document and nothing else.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Fails with what the program said unless it ended with this exit code; no user is ever shown a stack trace.</summary>
    public Outcome MustEndWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n--- stdout\n{Output}\n--- stderr\n{Error}");
        Assert.DoesNotContain("Unhandled exception", Error, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^\s+at \S", Output + Error);
        return this;
    }
}
