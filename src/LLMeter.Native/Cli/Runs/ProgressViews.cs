using LLMeter.Native.Measurement;
using LLMeter.Native.Reports;

namespace LLMeter.Native.Cli;

/// <summary>Chooses what a run shows on stderr while it goes: figures on a terminal, a line now and then elsewhere, or nothing.</summary>
internal static class ProgressViews
{
    public static IProgressView For(RunSetup setup, TextWriter error)
    {
        if (!setup.ShowsProgress)
        {
            return new Silence(error);
        }

        return Terminal.ErrorIsTerminal
            ? new LiveDisplay(error, new LiveOptions
            {
                Duration = setup.Plan.Duration,
                Stats = setup.DisplayStats,
                Size = TerminalSize.OfStandardError,
                Colour = Terminal.WantsColour,
            })
            : new ProgressLog(error, setup.Plan.Duration);
    }

    /// <summary>No progress; what must be said is still said.</summary>
    private sealed class Silence(TextWriter error) : IProgressView
    {
        public void OnEnded(Exchange exchange, in RequestFigures figures)
        {
        }

        public void OnTick(in RunProgress progress)
        {
        }

        public void Say(string line) => error.Write(line + "\n");

        public void Dispose()
        {
        }
    }
}
