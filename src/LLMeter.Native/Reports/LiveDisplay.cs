using LLMeter.Native.Measurement;
using LLMeter.Native.Reports.Live;
using LLMeter.Native.Statistics;

namespace LLMeter.Native.Reports;

/// <summary>Progress on a terminal: a few lines that are drawn over at every tick and are gone at the end.</summary>
/// <param name="terminal">Where to draw: stderr, so that stdout carries results alone.</param>
/// <param name="options">What to show and how.</param>
/// <remarks>
/// Plain escape codes instead of a terminal library: the block needs three of them, and Spectre.Console, the one that most would take,
/// reads attributes and styles by reflection, which trimming warns of.
/// </remarks>
internal sealed class LiveDisplay(TextWriter terminal, LiveOptions options) : IProgressView
{
    private readonly Lock _gate = new();
    private readonly LiveFigures _figures = new();
    private readonly TerminalBlock _block = new(terminal, options.Size, options.Colour);
    private bool _isOver;

    public void OnEnded(Exchange exchange, in RequestFigures figures) => _figures.OnEnded(exchange, figures);

    public void OnTick(in RunProgress progress)
    {
        _figures.OnTick(progress);
        lock (_gate)
        {
            _isOver |= progress.Phase == RunPhase.Done;
            if (_isOver)
            {
                _block.Erase();
            }
            else
            {
                _block.Draw(Frame.Of(progress, _figures.Latest, options));
            }
        }
    }

    public void Say(string line)
    {
        lock (_gate)
        {
            _block.Erase();
            terminal.Write(line + "\n");
            terminal.Flush();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _block.Erase();
        }
    }
}
