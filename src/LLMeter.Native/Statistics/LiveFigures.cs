using LLMeter.Native.Measurement;
using LLMeter.Native.Results;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Statistics;

/// <summary>The running figures of a live display, under the keys of stats.json. Cheap however many requests there are: histograms only.</summary>
internal sealed class LiveFigures : IExchangeObserver
{
    private static readonly Metric[] Shown = [Metric.TimeToLastToken, Metric.TimeToFirstToken, Metric.TimePerOutputToken, Metric.OutputTokens, Metric.InputTokens];
    private readonly IDistribution[] _values = [.. Shown.Select(metric => new HistogramDistribution(metric.Unit))];
    private long _requests;
    private long _failed;
    private long _firstSent;
    private long _lastSent;

    /// <summary>The figures as of the last tick.</summary>
    public StatsDocument Latest { get; private set; } = new();

    public void OnEnded(Exchange exchange, in RequestFigures figures)
    {
        var sent = exchange.Attempts[0].Stamps.Sent;
        _firstSent = _requests == 0 ? sent : Math.Min(_firstSent, sent);
        _lastSent = Math.Max(_lastSent, sent);
        _requests++;
        _failed += exchange.Failure is null ? 0 : 1;
        for (var i = 0; i < Shown.Length; i++)
        {
            if (Shown[i].Of(figures) is { } value && double.IsFinite(value))
            {
                _values[i].Add(value);
            }
        }
    }

    public void OnTick(in RunProgress progress) => Latest = Compute(progress.Now);

    /// <summary>The figures as of a moment; a rate that nothing is known of yet is left out.</summary>
    public StatsDocument Compute(long now)
    {
        var input = _values[Array.IndexOf(Shown, Metric.InputTokens)].Sum;
        var output = _values[Array.IndexOf(Shown, Metric.OutputTokens)].Sum;
        var stats = new StatsDocument();
        stats.Set("failed_requests", _failed);
        stats.Set("failed_requests_rate", _requests == 0 ? 0d : (double)_failed / _requests);
        stats.Set("total_input_tokens", (long)input);
        stats.Set("total_output_tokens", (long)output);
        for (var i = 0; i < Shown.Length; i++)
        {
            stats.Set($"{Shown[i].Name}-average", _values[i].Mean);
            foreach (var percentile in PercentileList.Standard)
            {
                stats.Set($"{Shown[i].Name}-{Percentile.Name(percentile)}", Percentile.Of(_values[i], percentile));
            }
        }

        if (_lastSent > _firstSent)
        {
            var window = Clock.Seconds(_firstSent, _lastSent);
            stats.Set("requests_per_minute", _requests * 60 / window);
            stats.Set("average_input_tokens_per_minute", input * 60 / window);
        }

        if (_requests > 0 && now > _firstSent)
        {
            var window = Clock.Seconds(_firstSent, now);
            stats.Set("average_output_tokens_per_minute", output * 60 / window);
            stats.Set("output_tps", output / window);
        }

        return stats;
    }
}
