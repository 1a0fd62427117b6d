using LLMeter.Native.Measurement;

namespace LLMeter.Native.Reports;

/// <summary>Shows a run's progress while it goes on. Disposing takes away what is not meant to stay.</summary>
internal interface IProgressView : IExchangeObserver, IDisposable
{
    /// <summary>Shows a line that stays. May be called from any thread.</summary>
    void Say(string line);
}
