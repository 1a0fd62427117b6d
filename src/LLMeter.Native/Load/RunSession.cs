using System.Threading.Channels;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Measurement;
using LLMeter.Native.Plans;
using LLMeter.Native.Signing;
using LLMeter.Native.Transport;

namespace LLMeter.Native.Load;

/// <summary>Carries out one run: opens connections, lets the clients send, drains, and hands every ended request to the observers.</summary>
internal sealed class RunSession : IDisposable
{
    /// <summary>Ended requests that wait for the recorder; beyond, clients wait.</summary>
    private const int Backlog = 16 * 1024;

    /// <summary>Connections that are opened at once before the run.</summary>
    private const int ConnectingAtOnce = 32;

    private readonly RunPlan _plan;
    private readonly IReadOnlyList<PreparedPayload> _payloads;
    private readonly ClientConnection[] _connections;
    private readonly RunCounters _counters = new();
    private readonly Channel<Exchange> _ended = Channel.CreateBounded<Exchange>(new BoundedChannelOptions(Backlog) { SingleReader = true });
    private readonly ITokenCounter _counter;
    private long _start;
    private long _until = long.MaxValue;
    private volatile bool _isDone;
    private Exception? _fault;

    public RunSession(RunPlan plan, IEndpoint endpoint, IRequestSigner signer, IReadOnlyList<PreparedPayload> payloads, ITokenCounter counter)
    {
        _plan = plan;
        _payloads = payloads;
        _connections = new ClientConnection[plan.Clients];
        for (var i = 0; i < _connections.Length; i++)
        {
            _connections[i] = new ClientConnection(endpoint, signer, plan.Timeout);
        }

        _counter = counter;
    }

    /// <summary>Makes ready for the run: opens every client's connection, where the plan says so, and clears away what that left behind.</summary>
    /// <param name="view">Is told how it goes.</param>
    /// <param name="stop">Ends it.</param>
    /// <remarks>
    /// Handshakes are then in no latency. Neither is the first garbage collection: with 500 connections just made it has so much to move that
    /// it stops the client for 20 ms, and it would come when the first tokens do.
    /// </remarks>
    public async Task PrepareAsync(IExchangeObserver view, CancellationToken stop)
    {
        if (_plan.Preconnects)
        {
            await PreconnectAsync(view, stop);
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
    }

    /// <summary>Runs to the end of the plan, or until the user stops it: requests in flight then end as cancelled, with what they had.</summary>
    /// <param name="clock">The run's one reading of the wall clock; its stamp is the run's start.</param>
    /// <param name="observers">Hear of every request as it ends, and twice a second of the run.</param>
    /// <param name="userStop">The user's wish to end.</param>
    public async Task<RunOutcome> RunAsync(WallClock clock, IReadOnlyList<IExchangeObserver> observers, CancellationToken userStop)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(userStop);
        var health = new HealthSampler();
        using var heartbeat = EventThreadHeartbeat.Start(health);
        var recorder = new Recorder(_ended.Reader, _counter, observers, recorder => Progress(health, recorder));
        recorder.Failed += stopping.Cancel; // What cannot be recorded need not be sent.

        var start = _start = clock.Stamp;
        _until = _plan.Duration is { } duration ? start + Clock.Ticks(duration) : long.MaxValue;
        var recording = PoliteThread.Run("recorder", recorder.Run);
        await Task.WhenAll(_connections.Select((connection, i) => RunClientAsync(connection, i, stopping)));

        var end = Clock.Now();
        _isDone = true;
        _ended.Writer.Complete();
        await recording;
        recorder.Tick();
        return new RunOutcome
        {
            Start = start,
            SendingEnded = Math.Min(end, _until),
            End = end,
            Interrupted = userStop.IsCancellationRequested,
            Health = Health(health, recorder),
            Fault = _fault ?? recorder.Failure,
        };
    }

    private long Opened => _connections.Sum(connection => (long)connection.Opened);

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private async Task RunClientAsync(ClientConnection connection, int number, CancellationTokenSource stopping)
    {
        var client = new Client(number, connection, _payloads, _plan.OrderOf(number, _payloads.Count), _counters, _ended.Writer);
        long? most = _plan.IsTimeBound ? null : _plan.RequestsPerClient ?? _payloads.Count;
        try
        {
            await Task.Run(() => client.RunAsync(_plan.StartDelayOf(number), most, _until, stopping.Token), CancellationToken.None);
        }
        catch (Exception fault)
        {
            // Not a request's failure but our own: the run ends, and what was measured is kept.
            Interlocked.CompareExchange(ref _fault, fault, null);
            await stopping.CancelAsync();
        }
    }

    private async Task PreconnectAsync(IExchangeObserver view, CancellationToken stop)
    {
        var connecting = Parallel.ForEachAsync(
            _connections,
            new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce },
            async (connection, _) => await PreconnectAsync(connection, stop));
        while (await Task.WhenAny(connecting, Task.Delay(Recorder.TickInterval, CancellationToken.None)) != connecting)
        {
            view.OnTick(new RunProgress(Clock.Now(), TimeSpan.Zero, RunPhase.Connecting, 0, 0, 0, null, new ClientHealth { ConnectionsOpened = Opened }));
        }

        await connecting;
    }

    private async Task PreconnectAsync(ClientConnection connection, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_plan.Timeout);
        try
        {
            await connection.PreconnectAsync(_payloads[0], patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Whoever does not answer in time meets the requests' own timeout.
        }
    }

    private RunProgress Progress(HealthSampler health, Recorder recorder)
    {
        var now = Clock.Now();
        var phase = _isDone ? RunPhase.Done : now < _until ? RunPhase.Measuring : RunPhase.Draining;
        var ended = _counters.Ended;
        var sent = _counters.Sent;
        return new RunProgress(
            now, TimeSpan.FromSeconds(Clock.Seconds(_start, now)), phase, sent - ended, sent, ended, _plan.TotalRequests(_payloads.Count), Health(health, recorder));
    }

    private ClientHealth Health(HealthSampler health, Recorder recorder) =>
        health.Report(Opened, _connections.Sum(connection => connection.Reused), recorder.EventsPerRead);
}
