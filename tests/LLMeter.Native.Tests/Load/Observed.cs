using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Load;

/// <summary>Keeps what an observer of a run hears, and tells the test when it hears it.</summary>
internal sealed class Observed(Action<Exchange>? onEnded = null, Action<RunProgress>? onTick = null) : IExchangeObserver
{
    public List<Exchange> Ended { get; } = [];

    /// <summary>The texts of the answers, in the order of <see cref="Ended"/>: the buffers themselves go back to their pool.</summary>
    public List<string?> Texts { get; } = [];

    public List<RunProgress> Ticks { get; } = [];

    public void OnEnded(Exchange exchange, in RequestFigures figures)
    {
        Ended.Add(exchange);
        Texts.Add(exchange.Tally.Text.Decode());
        onEnded?.Invoke(exchange);
    }

    public void OnTick(in RunProgress progress)
    {
        Ticks.Add(progress);
        onTick?.Invoke(progress);
    }
}
