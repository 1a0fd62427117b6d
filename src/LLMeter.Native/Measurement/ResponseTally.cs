namespace LLMeter.Native.Measurement;

/// <summary>What one answer has told so far. The transport stamps reads, the endpoint says what an event held, and the figures follow.</summary>
/// <remarks>
/// Owned by one request and touched by one thread at a time; whoever ends the request hands it on and forgets it.
/// Nothing here allocates per event: text and gaps go to rented arrays.
/// </remarks>
internal sealed class ResponseTally
{
    private bool _visible;
    private bool _reasoning;
    private readonly bool _streams;
    private readonly bool _visibleOnly;
    private long _lastCounted;
    private long _lastVisible;
    private long _lastReasoning;

    /// <param name="streams">Whether the answer comes in events; where it comes whole, nothing in it starts or ends a latency.</param>
    /// <param name="visibleOnly">Whether only visible text starts time_to_first_token (LLMeter's default).</param>
    public ResponseTally(bool streams, bool visibleOnly)
    {
        _streams = streams;
        _visibleOnly = visibleOnly;
    }

    /// <summary>The generated text as UTF-8 (visible text of the first choice).</summary>
    public ByteBuffer Text { get; } = new();

    /// <summary>The service's own id of the answer, as UTF-8.</summary>
    public ByteBuffer Id { get; } = new();

    /// <summary>Why the service stopped ("stop", "length"…), as UTF-8; empty where it did not say.</summary>
    public ByteBuffer FinishReason { get; } = new();

    public TokenUsage Usage;

    /// <summary>Time between events with generated content (visible, reasoning, tool call), in stamp ticks.</summary>
    public GapRecorder Gaps;

    /// <summary>The stamp of the read that is being taken apart.</summary>
    public long Arrived { get; private set; }

    /// <summary>Reads that completed an event.</summary>
    public int Reads { get; private set; }

    /// <summary>The stamp of the read that ended the answer: its own end marker, or the end of the body; 0 before.</summary>
    public long Ended { get; private set; }

    /// <summary>Whether there was an answer at all, however empty: choices, not only keep-alives and an end.</summary>
    public bool HasAnswer { get; private set; }

    /// <summary>Whether only visible text starts the time to first token.</summary>
    public bool CountsVisibleOnly => _visibleOnly;

    /// <summary>Whether the answer comes in events.</summary>
    public bool IsStream => _streams;

    /// <summary>Events of any kind, keep-alives excluded.</summary>
    public int Events { get; private set; }

    /// <summary>Events with generated content: each holds one token or several.</summary>
    public int ContentEvents { get; private set; }

    public long FirstByte { get; private set; }

    public long FirstReasoning { get; private set; }

    public long FirstVisible { get; private set; }

    /// <summary>The stamp that ends time_to_last_token: the last visible event, or the last of any text where reasoning counts.</summary>
    public long LastText => _visibleOnly ? _lastVisible : Math.Max(_lastVisible, _lastReasoning);

    /// <summary>The stamp that ends time_to_first_token: of the first visible event, or of the first text at all where reasoning counts.</summary>
    public long FirstText => _visibleOnly || FirstReasoning == 0 ? FirstVisible
        : FirstVisible == 0 ? FirstReasoning : Math.Min(FirstVisible, FirstReasoning);

    /// <summary>Whether the answer said that nothing more comes ([DONE], a whole body).</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether the answer may end here: it is done, or the service has said why it stopped generating.</summary>
    public bool IsComplete => IsDone || FinishReason.Count > 0;

    /// <summary>The failure that the answer itself reported, where it did.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>The simulator's own stamps of the request's arrival and of the first and last event with text; 0 where it gave none.</summary>
    public long ServerReceived { get; set; }

    public long ServerFirstText { get; private set; }

    public long ServerLastText { get; private set; }

    /// <summary>The simulator's stamp of the event at hand: when it gave that event to its kernel.</summary>
    public long ServerSent { get; set; }

    /// <summary>Body bytes arrived; everything parsed until the next call came with this read.</summary>
    public void BeginRead(long stamp)
    {
        Arrived = stamp;
        if (FirstByte == 0)
        {
            FirstByte = stamp;
        }
    }

    /// <summary>The event at hand holds text that a user sees (answer, refusal, tool call).</summary>
    public void SawVisible() => _visible = true;

    /// <summary>The event at hand holds reasoning.</summary>
    public void SawReasoning() => _reasoning = true;

    /// <summary>The event at hand is read: its arrival counts for what was seen in it, and role-only, empty and usage events count for nothing.</summary>
    public void EndEvent()
    {
        Events++;
        if (Arrived != _lastCounted)
        {
            _lastCounted = Arrived;
            Reads++;
        }

        if (!_streams || (!_visible && !_reasoning))
        {
            return;
        }

        ContentEvents++;
        Gaps.Mark(Arrived);
        if (ServerSent != 0 && (_visible || !_visibleOnly))
        {
            ServerFirstText = ServerFirstText == 0 ? ServerSent : ServerFirstText;
            ServerLastText = ServerSent;
        }

        if (_visible)
        {
            _lastVisible = Arrived;
            if (FirstVisible == 0)
            {
                FirstVisible = Arrived;
            }
        }

        if (_reasoning)
        {
            _lastReasoning = Arrived;
            if (FirstReasoning == 0)
            {
                FirstReasoning = Arrived;
            }
        }

        _visible = _reasoning = false;
    }

    /// <summary>The event at hand belongs to an answer, though it may hold no text yet.</summary>
    public void SawAnswer() => HasAnswer = true;

    /// <summary>The answer said that nothing more comes.</summary>
    public void Done()
    {
        IsDone = true;
        Ended = Ended == 0 ? Arrived : Ended;
    }

    /// <summary>The body ended with the read of this stamp.</summary>
    public void EndBody(long stamp) => Ended = Ended == 0 ? stamp : Ended;

    /// <summary>The answer reported a failure, or broke its own dialect. The first one stays.</summary>
    public void Fail(Failure failure) => Failure ??= failure;

    /// <summary>Gives the rented arrays back; call it once the request has been written and counted.</summary>
    public void Return()
    {
        Text.Return();
        Id.Return();
        FinishReason.Return();
        Gaps.Return();
    }
}
