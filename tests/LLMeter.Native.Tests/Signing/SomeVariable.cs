namespace LLMeter.Native.Tests.Signing;

/// <summary>An environment variable of one test's own.</summary>
internal sealed class SomeVariable : IDisposable
{
    private static int Count;

    public SomeVariable(string? value) => Environment.SetEnvironmentVariable(Name, value);

    public string Name { get; } = $"LLMETER_TEST_VARIABLE_{Interlocked.Increment(ref Count)}";

    public void Dispose() => Environment.SetEnvironmentVariable(Name, null);
}
