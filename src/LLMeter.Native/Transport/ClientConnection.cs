using System.Net;
using System.Net.Sockets;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Measurement;
using LLMeter.Native.Signing;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Transport;

/// <summary>One client's road to the service: a handler with a single connection of its own, so that every stamp is known to be this client's.</summary>
/// <remarks>Used by one request at a time. It outlives requests; the connection is opened again only where the service or a failure closed it.</remarks>
internal sealed class ClientConnection : IDisposable
{
    /// <summary>How long a service may take to end the body of an answer that has said it is over, before the connection is given up.</summary>
    private static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(1);

    private readonly IEndpoint _endpoint;
    private readonly IRequestSigner _signer;
    private readonly ConnectionOpener _opener;
    private readonly HttpMessageInvoker _invoker;
    private readonly ResponsePump _pump;
    private readonly TimeSpan _timeout;
    private readonly Action _expectEnd;
    private CancellationTokenSource _deadline = new();
    private CancellationToken _stop;
    private OpenConnection? _ready;
    private OpenConnection? _current;
    private RehearsalStream? _rehearsal;
    private bool _isRehearsing;
    private Attempt? _attempt;

    public ClientConnection(IEndpoint endpoint, IRequestSigner signer, TimeSpan timeout)
    {
        _endpoint = endpoint;
        _signer = signer;
        _timeout = timeout;
        _opener = new ConnectionOpener(endpoint.Address);
        _pump = new ResponsePump(endpoint);
        _expectEnd = () => _deadline.CancelAfter(EndGrace);
        var proxy = ProxyFor(endpoint.Address);
        UsesProxy = proxy is not null;
        _invoker = new HttpMessageInvoker(CreateHandler(proxy));
    }

    /// <summary>Connections opened so far.</summary>
    public int Opened { get; private set; }

    /// <summary>Requests that went over a connection which stood already.</summary>
    public int Reused { get; private set; }

    private bool UsesProxy { get; }

    /// <summary>Opens the connection before the run and makes it ready for use, so that no handshake is in a latency.</summary>
    /// <param name="payload">What the rehearsal pretends to send.</param>
    /// <param name="cancel">Ends it.</param>
    /// <remarks>A failure is left for the requests to meet.</remarks>
    public async Task PreconnectAsync(PreparedPayload payload, CancellationToken cancel)
    {
        if (UsesProxy)
        {
            return; // The tunnel is the handler's own to open.
        }

        try
        {
            _ready = await _opener.OpenAsync(cancel);
            Opened++;
        }
        catch (ConnectFailure)
        {
            return;
        }

        _isRehearsing = true;
        var (_, tally) = await SendAsync(payload, due: 0, cancel);
        _isRehearsing = false;
        _rehearsal?.End();
        tally.Return();
        Reused = 0;
    }

    /// <summary>Sends one request and reads its answer to the end, whatever comes of it.</summary>
    /// <param name="payload">What to send.</param>
    /// <param name="due">When the schedule called for it; 0 for "now".</param>
    /// <param name="stop">Ends the request at once, as <see cref="FailureKind.Cancelled"/>.</param>
    /// <remarks>
    /// (1) compose and sign, (2) stamp and send, (3) headers, (4) a refusal's message or (5) the events of an answer, (6) the verdict.
    /// Runs on the event thread once the first read has waited.
    /// </remarks>
    public async Task<(Attempt Attempt, ResponseTally Tally)> SendAsync(PreparedPayload payload, long due, CancellationToken stop)
    {
        var attempt = _attempt = new Attempt();
        var tally = new ResponseTally(_endpoint.Framing != Framing.Json, _endpoint.CountsVisibleOnly);
        _stop = stop;
        Arm();
        using var stopping = stop.UnsafeRegister(static self => ((ClientConnection)self!)._deadline.Cancel(), this);

        // (1)
        using var request = _endpoint.Compose(payload);
        _signer.Sign(request, payload.Body);
        _current?.Socket.Recheck();
        try
        {
            // (2)
            attempt.Stamps.Sent = Clock.Now();
            attempt.Stamps.Due = due == 0 ? attempt.Stamps.Sent : due;
            using var response = await _invoker.SendAsync(request, _deadline.Token);

            // (3) to (6)
            attempt.Stamps.Headers = _current!.Socket.LastRead;
            attempt.Status = (int)response.StatusCode;
            Reused += attempt.OpenedConnection ? 0 : 1;
            attempt.Failure = await ReadAsync(response, tally);
        }
        catch (Exception broken) when (IsOfTheNetwork(broken))
        {
            attempt.Failure = tally.Failure ?? (tally.IsDone ? null : Explain(broken, attempt, tally));
        }

        attempt.Stamps.Written = Written(attempt.Stamps);
        attempt.Failure = attempt.Failure is { } failure ? failure with { Message = SecretScrubber.Scrub(failure.Message, request.Headers) } : null;
        attempt.Stamps.End = Clock.Now();
        _attempt = null;
        return (attempt, tally);
    }

    public void Dispose()
    {
        _invoker.Dispose();
        _ready?.Stream.Dispose();
        _deadline.Dispose();
    }

    /// <summary>When the request had gone out, or 0. The answer's first bytes may be read before the thread that wrote has looked at the clock: it was before them.</summary>
    private long Written(in AttemptStamps stamps)
    {
        var last = _current?.Socket.LastWrite ?? 0;
        return last < stamps.Sent ? 0 : stamps.Headers == 0 ? last : Math.Min(last, stamps.Headers);
    }

    /// <summary>Steps (4) to (6): the body, and what the answer comes to.</summary>
    private async ValueTask<Failure?> ReadAsync(HttpResponseMessage response, ResponseTally tally)
    {
        using var aborting = _deadline.Token.UnsafeRegister(static self => ((ClientConnection)self!).Abort(), this);
        await using var body = await response.Content.ReadAsStreamAsync(CancellationToken.None);
        if (!response.IsSuccessStatusCode)
        {
            _expectEnd();
            var refusal = await _pump.ReadRefusalAsync(body);
            return AnswerJudge.Read(_endpoint, response, refusal.Span);
        }

        var framing = await _pump.PumpAsync(body, _current!.Socket, tally, _expectEnd);
        return AnswerJudge.Judge(_endpoint, response, framing, tally);
    }

    /// <summary>A proxy that the environment names for an address, or none. This host's own addresses are never behind one.</summary>
    private static IWebProxy? ProxyFor(Uri address)
    {
        var proxy = HttpClient.DefaultProxy;
        return address.IsLoopback || proxy.GetProxy(address) is null || proxy.IsBypassed(address) ? null : proxy;
    }

    /// <summary>What a network, a server or a stop does to a request. Anything else is a fault of ours and ends the run.</summary>
    private static bool IsOfTheNetwork(Exception broken) =>
        broken is IOException or HttpRequestException or SocketException or OperationCanceledException or ObjectDisposedException or WireException;

    private SocketsHttpHandler CreateHandler(IWebProxy? proxy) => new()
    {
        ConnectCallback = ConnectAsync,
        PlaintextStreamFilter = (context, _) => ValueTask.FromResult(Rehearse(context.PlaintextStream)),
        UseProxy = proxy is not null,
        Proxy = proxy,
        UseCookies = false, // State between requests would make them differ.
        AllowAutoRedirect = false, // A redirect is an answer of its own, and would double a latency unseen.
        AutomaticDecompression = DecompressionMethods.None, // A compressed stream hides when its events arrived.
        ActivityHeadersPropagator = null, // No headers that the user did not ask for.
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan, // No handler rotation: it opens connections in mid-run.
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        MaxConnectionsPerServer = 1, // This client's own connection; clients do not share.
        MaxResponseDrainSize = 0, // What a failure leaves unread is dropped with its connection, not read behind our back.
        ResponseDrainTimeout = TimeSpan.Zero,
        ConnectTimeout = Timeout.InfiniteTimeSpan, // The request's own timeout covers it.
    };

    /// <summary>Above TLS, where there is TLS: a connection that was opened before the run is rehearsed first.</summary>
    private Stream Rehearse(Stream opened) => _isRehearsing ? _rehearsal = new RehearsalStream(opened) : opened;

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        if (_ready is { } ready)
        {
            _ready = null;
            _current = ready;
            return ready.Stream;
        }

        var target = context.DnsEndPoint;
        var opened = UsesProxy ? await ConnectionOpener.OpenTcpAsync(target.Host, target.Port, cancel) : await _opener.OpenAsync(cancel);
        _current = opened;
        Opened++;
        if (_attempt is { } attempt)
        {
            attempt.OpenedConnection = true;
            attempt.Stamps.Dns = opened.Dns;
            attempt.Stamps.Connected = opened.Connected;
            attempt.Stamps.Tls = opened.Tls;
        }

        return opened.Stream;
    }

    private void Arm()
    {
        if (!_deadline.TryReset())
        {
            _deadline.Dispose();
            _deadline = new CancellationTokenSource();
        }

        _deadline.CancelAfter(_timeout);
    }

    /// <summary>Breaks the connection under a pending read: cheaper than a cancellation registered with every read.</summary>
    private void Abort() => _current?.Socket.Dispose();

    private Failure Explain(Exception broken, Attempt attempt, ResponseTally tally)
    {
        if (_stop.IsCancellationRequested)
        {
            return new Failure(FailureKind.Cancelled, "the run was stopped while this request was in flight");
        }

        return _deadline.IsCancellationRequested
            ? new Failure(FailureKind.Timeout, TimedOut(attempt, tally))
            : FailureReader.Read(broken, attempt.Stamps.Headers != 0, tally);
    }

    private string TimedOut(Attempt attempt, ResponseTally tally) => tally switch
    {
        { ContentEvents: > 0 } => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"not finished within {_timeout.TotalSeconds:0.###} s: {tally.ContentEvents} events with text had come by then"),
        _ when attempt.Stamps.Headers != 0 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the answer began but brought no text within {_timeout.TotalSeconds:0.###} s"),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"no answer within {_timeout.TotalSeconds:0.###} s"),
    };
}
