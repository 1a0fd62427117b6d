using LLMeter.Native.Endpoints;
using LLMeter.Native.Load;
using LLMeter.Native.Measurement;
using LLMeter.Native.Plans;
using LLMeter.Native.Prompts.Tokenizers;
using LLMeter.Native.Signing;

namespace LLMeter.Native.Tests.Load;

/// <summary>Runs for tests.</summary>
internal static class SomeRun
{
    public static async Task<RunOutcome> GoAsync(
        RunPlan plan, IEndpoint endpoint, IReadOnlyList<IExchangeObserver> observers, int payloads = 1, CancellationToken stop = default)
    {
        var prepared = Enumerable.Range(0, payloads).Select(i => Transport.Some.Payload(endpoint, $"prompt {i}")).ToArray();
        using var session = new RunSession(plan.Validated(), endpoint, NoSigner.Instance, prepared, WhitespaceTokenizer.Instance);
        await session.PrepareAsync(observers[0], stop);
        return await session.RunAsync(WallClock.Read(), observers, stop);
    }
}
