namespace LLMeter.Native.Measurement;

/// <summary>Hears of every request as it ends, on one thread, off the event threads: files, statistics and displays are observers.</summary>
internal interface IExchangeObserver
{
    /// <summary>A request ended.</summary>
    /// <remarks>Nothing of the exchange's tally may be kept: its buffers go back to their pool after the last observer.</remarks>
    void OnEnded(Exchange exchange, in RequestFigures figures);

    /// <summary>About twice a second, and once at the end.</summary>
    void OnTick(in RunProgress progress);
}
