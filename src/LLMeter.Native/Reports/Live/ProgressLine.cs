using LLMeter.Native.Measurement;

namespace LLMeter.Native.Reports.Live;

/// <summary>How far the run is: a bar, requests or time, what is in flight, and about how long it will still take.</summary>
internal static class ProgressLine
{
    private const int WidestBar = 30;

    /// <summary>On a narrower terminal the words matter more than a bar.</summary>
    private const int LeastColumnsForBar = 60;

    private const string Dot = " · ";

    public static InkLine Of(in RunProgress progress, LiveOptions options)
    {
        var line = new InkLine().Add("  ");
        if (progress.Phase == RunPhase.Connecting)
        {
            return line.Add("connecting", Tone.Strong).Add($"{Dot}{Readable.Plural(progress.Health.ConnectionsOpened, "connection")} open");
        }

        AddBar(line, ShareDone(progress, options), options.Size().Columns);
        if (progress.Phase == RunPhase.Draining)
        {
            return line.Add($"finishing {Readable.Count(progress.InFlight)} in flight", Tone.Strong)
                .Add($"{Dot}{Readable.Plural(progress.Ended, "request")} ended{Dot}{TimeText.ShortClock(progress.Elapsed)}");
        }

        if (options.Duration is { } duration)
        {
            line.Add($"{TimeText.ShortClock(progress.Elapsed)}/{TimeText.ShortClock(duration)}", Tone.Strong)
                .Add($"{Dot}{Readable.Plural(progress.Ended, "request")}{Dot}{Readable.Count(progress.InFlight)} in flight");
            return line;
        }

        var of = progress.Planned is { } planned ? $"/{Readable.Count(planned)}" : "";
        line.Add($"{Readable.Count(progress.Ended)}{of} requests", Tone.Strong)
            .Add($"{Dot}{Readable.Count(progress.InFlight)} in flight{Dot}{TimeText.ShortClock(progress.Elapsed)}");
        return Left(progress) is { } left ? line.Add($"{Dot}about {TimeText.ShortClock(left)} left", Tone.Faint) : line;
    }

    /// <summary>From 0 to 1; null where nothing tells the end.</summary>
    private static double? ShareDone(in RunProgress progress, LiveOptions options) => progress switch
    {
        { Phase: RunPhase.Draining } => 1,
        _ when options.Duration is { } duration => Math.Clamp(progress.Elapsed / duration, 0, 1),
        { Planned: > 0 and var planned } => Math.Clamp((double)progress.Ended / planned, 0, 1),
        _ => null,
    };

    private static void AddBar(InkLine line, double? share, int columns)
    {
        if (share is { } done && columns >= LeastColumnsForBar)
        {
            var width = Math.Min(WidestBar, columns / 4);
            var full = (int)(done * width);
            line.Add(new string('━', full), Tone.Good).Add(new string('─', width - full), Tone.Faint).Add(" ");
        }
    }

    /// <summary>By the pace so far; not told before it means anything.</summary>
    private static TimeSpan? Left(in RunProgress progress) => progress is { Planned: { } planned, Ended: > 0 } && progress.Ended < planned
        ? progress.Elapsed * ((double)(planned - progress.Ended) / progress.Ended)
        : null;
}
