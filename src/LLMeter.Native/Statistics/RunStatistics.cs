using LLMeter.Native.Measurement;
using LLMeter.Native.Results;
using LLMeter.Native.Results.Loading;
using LLMeter.Native.Results.Recording;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Statistics;

/// <summary>Folds requests one at a time into a run's statistics: as they end, or as they are read from a saved run.</summary>
/// <remarks>Touched by one thread at a time. <see cref="StatsWriter"/> says what they come to.</remarks>
internal sealed class RunStatistics : IExchangeObserver
{
    private const double Nanosecond = 1e-9;
    private readonly Dictionary<Metric, IDistribution> _metrics = [];
    private readonly FailureGroups _failures = new();
    private readonly WallClock _wall;

    /// <param name="wall">The run's start; of no account where requests are read from files.</param>
    /// <param name="lowMemory">Count values in histograms (at most 0.1% error) instead of keeping them.</param>
    public RunStatistics(WallClock wall = default, bool lowMemory = false)
    {
        _wall = wall;
        LowMemory = lowMemory;
        foreach (var metric in Metric.LlMeter.Concat(Metric.Ours).Concat(Metric.FromSchedule))
        {
            _metrics[metric] = NewDistribution(metric.Unit);
        }

        FirstTokenErrors = NewDistribution(Nanosecond);
        EventLags = NewDistribution(Nanosecond);
        ReceiveDelays = NewDistribution(Nanosecond);
    }

    public bool LowMemory { get; }

    /// <summary>Requests that ended, failed ones included.</summary>
    public long Requests { get; private set; }

    public long FailedRequests { get; private set; }

    /// <summary>Requests of which more is known than LLMeter's fields.</summary>
    public long MeasuredRequests { get; private set; }

    /// <summary>Attempts beyond the first, of all requests.</summary>
    public long Retries { get; private set; }

    public DateTimeOffset? FirstSent { get; private set; }

    public DateTimeOffset? LastSent { get; private set; }

    /// <summary>Whether no request time has a fraction of a second, as in LLMeter's files: rates over the send window are rough then.</summary>
    public bool HasCoarseTimes { get; private set; } = true;

    /// <summary>Whether any request was sent later than it was due.</summary>
    public bool WasLate { get; private set; }

    public long ReasoningTokens { get; private set; }

    /// <summary>Requests whose input tokens the run's tokenizer counted.</summary>
    public long InputEstimates { get; private set; }

    public long OutputEstimates { get; private set; }

    public long Events { get; private set; }

    public long Reads { get; private set; }

    public GapStatistics Gaps { get; } = new();

    /// <summary>What the client added to each TTFT, by the simulator's stamps; absolute.</summary>
    public IDistribution FirstTokenErrors { get; }

    /// <summary>From the simulator's stamp of each request's last event to its arrival.</summary>
    public IDistribution EventLags { get; }

    /// <summary>How long the simulator left each request waiting before it received it.</summary>
    public IDistribution ReceiveDelays { get; }

    /// <summary>As of the last tick.</summary>
    public ClientHealth? Health { get; private set; }

    /// <summary>Failures by kind, the most frequent first.</summary>
    public IReadOnlyList<FailureGroup> Failures => _failures.Groups;

    /// <summary>All requests' values of a metric.</summary>
    public IDistribution Of(Metric metric) => _metrics[metric];

    public void OnEnded(Exchange exchange, in RequestFigures figures)
    {
        Fold(figures, ResultTime.Of(_wall, exchange.Attempts[0].Stamps.Sent), ResponseLine.ErrorOf(exchange.Failure));
        MeasuredRequests++;
        Retries += exchange.Retries;
        Events += exchange.Tally.Events;
        Reads += exchange.Tally.Reads;
        foreach (var ticks in exchange.Tally.Gaps.Ticks)
        {
            Gaps.Add(Clock.Nanoseconds(ticks), figures.TokensPerEvent);
        }
    }

    public void OnTick(in RunProgress progress) => Health = progress.Health;

    /// <summary>Folds a request of a saved run.</summary>
    public void Add(LoadedRequest request)
    {
        Fold(request.Figures, request.RequestTime, request.Error);
        Retries += request.Retries ?? 0;
        if (request.Measurement is { } measurement)
        {
            MeasuredRequests++;
            Events += measurement.Events;
            Reads += measurement.Reads;
            foreach (var nanoseconds in measurement.GapsNs)
            {
                Gaps.Add(nanoseconds, measurement.TokensPerEvent);
            }
        }
    }

    /// <summary>Completes what is known of a run when it has ended.</summary>
    /// <param name="planned">The run as it was planned; no requests per client for a run bound by time.</param>
    /// <param name="start">When the first client started.</param>
    /// <param name="end">When the last answer ended.</param>
    /// <param name="interrupted">Whether it was stopped.</param>
    public RunDescription Describe(RunDescription planned, DateTimeOffset start, DateTimeOffset end, bool interrupted) => planned with
    {
        TotalRequests = Requests,
        RequestsPerClient = interrupted ? Requests / Math.Max(planned.Clients, 1) : planned.RequestsPerClient ?? Requests / Math.Max(planned.Clients, 1),
        TotalTestTime = interrupted ? null : (end - start).TotalSeconds,
        StartTime = ResultTime.Cut(start),
        FirstRequestTime = FirstSent,
        LastRequestTime = LastSent,
        EndTime = ResultTime.Cut(end),
        Interrupted = interrupted,
    };

    /// <summary>What it all comes to.</summary>
    public StatsDocument Compute(RunDescription run, StatsOptions? options = null) => StatsWriter.Write(this, run, options ?? StatsOptions.Default);

    private void Fold(in RequestFigures figures, DateTimeOffset? sent, string? error)
    {
        Requests++;
        if (error is not null)
        {
            FailedRequests++;
            _failures.Add(figures.FailureKind, error);
        }

        if (sent is { } time)
        {
            FirstSent = FirstSent < time ? FirstSent : time;
            LastSent = LastSent > time ? LastSent : time;
            HasCoarseTimes &= time.Ticks % TimeSpan.TicksPerSecond == 0;
        }

        foreach (var (metric, values) in _metrics)
        {
            AddIfAny(values, metric.Of(figures));
        }

        ReasoningTokens += figures.ReasoningTokens ?? 0;
        InputEstimates += figures.InputEstimated ? 1 : 0;
        OutputEstimates += figures.OutputEstimated ? 1 : 0;
        WasLate |= figures.ScheduleDelay > 0;
        AddIfAny(FirstTokenErrors, figures.TimeToFirstTokenError is { } apart ? Math.Abs(apart) : null);
        AddIfAny(EventLags, figures.LastEventLag);
        AddIfAny(ReceiveDelays, figures.ServerReceiveDelay is { } delay ? Math.Max(0, delay) : null);
    }

    /// <summary>As LLMeter: a value that is missing or no number is left out.</summary>
    private static void AddIfAny(IDistribution values, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            values.Add(number);
        }
    }

    private IDistribution NewDistribution(double unit) => LowMemory ? new HistogramDistribution(unit) : new ExactDistribution();
}
