using LLMeter.Native.Measurement;
using LLMeter.Native.Results.Recording;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Statistics;

/// <summary>A second of a run that is not yet over.</summary>
internal sealed class TimelineSecond
{
    private readonly ExactDistribution _firstToken = new();
    private readonly ExactDistribution _lastToken = new();
    private long _ended;
    private long _errors;
    private long _inputTokens;
    private long _outputTokens;
    private double _load;
    private double _loadTime;

    public long Sent { get; set; }

    /// <summary>Null until a tick tells.</summary>
    public long? InFlight { get; set; }

    public double? EventDelayP99 { get; set; }

    public void Add(in RequestFigures figures, bool failed)
    {
        _ended++;
        _errors += failed ? 1 : 0;
        _inputTokens += figures.InputTokens ?? 0;
        _outputTokens += figures.OutputTokens ?? 0;
        if (figures.TimeToFirstToken is { } first)
        {
            _firstToken.Add(first);
        }

        if (figures.TimeToLastToken is { } last)
        {
            _lastToken.Add(last);
        }
    }

    /// <param name="load">Seconds of all processors together.</param>
    /// <param name="time">Seconds in which they were used.</param>
    public void AddLoad(double load, double time)
    {
        _load += load;
        _loadTime += time;
    }

    public TimelineRow ToRow(int second, double duration) => new()
    {
        Second = second,
        Duration = duration,
        InFlight = InFlight ?? 0,
        Sent = Sent,
        Ended = _ended,
        Errors = _errors,
        InputTokens = _inputTokens,
        OutputTokens = _outputTokens,
        FirstTokenP50 = Percentile.Of(_firstToken, 50),
        FirstTokenP95 = Percentile.Of(_firstToken, 95),
        LastTokenP50 = Percentile.Of(_lastToken, 50),
        LastTokenP95 = Percentile.Of(_lastToken, 95),
        CpuShare = _loadTime > 0 ? _load / _loadTime : null,
        EventDelayP99 = EventDelayP99,
    };
}
