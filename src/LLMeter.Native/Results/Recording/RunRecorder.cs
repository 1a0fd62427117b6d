using LLMeter.Native.Measurement;

namespace LLMeter.Native.Results.Recording;

/// <summary>Writes responses.jsonl and measurements.jsonl as the run goes: line n of one tells of the same request as line n of the other.</summary>
/// <remarks>Lines reach the system at every tick and whenever 64 KiB wait; never per request, and never waiting for the disk.</remarks>
internal sealed class RunRecorder : IExchangeObserver, IDisposable
{
    private const int MostPending = 64 * 1024;
    private const int IdLength = 32;
    private readonly LineFile _responses;
    private readonly LineFile _measurements;
    private readonly MeasurementLine _measurement;
    private readonly WallClock _wall;

    /// <param name="folder">The run's folder.</param>
    /// <param name="wall">The run's start: request times are told in UTC by it, and attempts in seconds since it.</param>
    /// <exception cref="ResultsException">The files cannot be opened.</exception>
    public RunRecorder(RunFolder folder, WallClock wall)
    {
        _wall = wall;
        _measurement = new MeasurementLine(wall.Stamp);
        _responses = new LineFile(folder.Responses);
        try
        {
            _measurements = new LineFile(folder.Measurements);
        }
        catch
        {
            _responses.Dispose();
            throw;
        }
    }

    /// <exception cref="ResultsException">The disk is full, or a file cannot be written any more.</exception>
    public void OnEnded(Exchange exchange, in RequestFigures figures)
    {
        Span<byte> made = stackalloc byte[IdLength];
        scoped var id = exchange.Tally.Id.Written;
        if (id.IsEmpty)
        {
            Guid.NewGuid().TryFormat(made, out _, "N"); // As LLMeter: a request always has an id.
            id = made;
        }

        ResponseLine.Write(_responses.Begin(), exchange, figures, id, ResultTime.Of(_wall, exchange.Attempts[0].Stamps.Sent));
        _responses.EndLine();
        _measurement.Write(_measurements.Begin(), exchange, figures, id);
        _measurements.EndLine();
        if (_responses.Pending + _measurements.Pending > MostPending)
        {
            Flush();
        }
    }

    /// <exception cref="ResultsException">The disk is full, or a file cannot be written any more.</exception>
    public void OnTick(in RunProgress progress) => Flush();

    /// <summary>Hands all whole lines to the system.</summary>
    /// <exception cref="ResultsException">The disk is full, or a file cannot be written any more.</exception>
    public void Flush()
    {
        _responses.Flush();
        _measurements.Flush();
    }

    /// <exception cref="ResultsException">The last lines could not be written.</exception>
    public void Dispose()
    {
        try
        {
            Flush();
        }
        finally
        {
            _responses.Dispose();
            _measurements.Dispose();
        }
    }
}
