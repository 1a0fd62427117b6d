using System.Globalization;
using LLMeter.Native.Measurement;
using LLMeter.Native.Results;
using LLMeter.Native.Statistics;

namespace LLMeter.Native.Reports;

/// <summary>Progress where there is no terminal: a plain line every ten seconds, and one when the run begins to drain.</summary>
/// <param name="output">Where lines go: stderr, whose readers may be collecting logs.</param>
/// <param name="duration">How long clients go on sending; null for a run bound by count.</param>
internal sealed class ProgressLog(TextWriter output, TimeSpan? duration) : IProgressView
{
    private const double Interval = 10;

    private readonly Lock _gate = new();
    private readonly LiveFigures _figures = new();
    private long _firstTick;
    private double _next = Interval;
    private RunPhase _phase = RunPhase.Connecting;

    public void OnEnded(Exchange exchange, in RequestFigures figures) => _figures.OnEnded(exchange, figures);

    public void OnTick(in RunProgress progress)
    {
        _firstTick = _firstTick == 0 ? progress.Now : _firstTick;
        var isNewPhase = progress.Phase != _phase;
        _phase = progress.Phase;
        if (isNewPhase && progress.Phase == RunPhase.Measuring)
        {
            _next = Interval; // Counted anew: connecting has its own time.
        }

        var seconds = progress.Phase == RunPhase.Connecting ? Clock.Seconds(_firstTick, progress.Now) : progress.Elapsed.TotalSeconds;
        var startsDraining = isNewPhase && progress.Phase == RunPhase.Draining;
        if (progress.Phase == RunPhase.Done || (seconds < _next && !startsDraining))
        {
            return;
        }

        _next = (Math.Floor(seconds / Interval) + 1) * Interval;
        _figures.OnTick(progress);
        Say(LineOf(progress, seconds));
    }

    public void Say(string line)
    {
        lock (_gate)
        {
            output.Write(line + "\n");
            output.Flush();
        }
    }

    public void Dispose()
    {
        // Every line is whole and meant to stay.
    }

    private string LineOf(in RunProgress progress, double seconds)
    {
        var time = TimeText.Clock(TimeSpan.FromSeconds(seconds));
        if (progress.Phase == RunPhase.Connecting)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{time} connecting, {progress.Health.ConnectionsOpened} open");
        }

        var stats = _figures.Latest;
        var of = progress.Planned is { } planned ? string.Create(CultureInfo.InvariantCulture, $"/{planned}") : "";
        var until = duration is { } whole && progress.Phase == RunPhase.Measuring ? $" of {TimeText.Clock(whole)}" : "";
        var doing = progress.Phase == RunPhase.Draining
            ? string.Create(CultureInfo.InvariantCulture, $"finishing {progress.InFlight} in flight, {progress.Ended}{of} requests")
            : string.Create(CultureInfo.InvariantCulture, $"{progress.Ended}{of} requests, {progress.InFlight} in flight");
        return $"{time}{until} {doing}{Latency(stats, "ttft p50", "time_to_first_token-p50")}{Latency(stats, "ttlt p50", "time_to_last_token-p50")}"
            + string.Create(CultureInfo.InvariantCulture, $", {stats.Integer("failed_requests") ?? 0} failed")
            + (progress.Health.Concern is { } concern ? $", CLIENT SATURATED: {concern}" : "");
    }

    private static string Latency(StatsDocument stats, string label, string key) =>
        stats.Number(key) is { } seconds ? string.Create(CultureInfo.InvariantCulture, $", {label} {seconds:0.000} s") : "";
}
