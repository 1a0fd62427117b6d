using System.IO.Pipelines;
using LLMeter.Native.Simulator.Dialects;
using LLMeter.Native.Simulator.Faults;
using LLMeter.Native.Simulator.Latency;
using LLMeter.Native.Simulator.Scheduling;

namespace LLMeter.Native.Simulator.Playback;

/// <summary>Sends an answer event by event.</summary>
internal sealed class StreamPlayer : Player, IThreadPoolWorkItem
{
    private const int EventsPerTurn = 64;
    private const int EventsPerSpan = 64;

    private readonly IAnswer _answer;
    private readonly EventFraming _framing;
    private readonly Fault _fault;
    private readonly int _eventsPerWrite;
    private readonly bool _isBurst;
    private readonly int _stop; // The first event that is not sent.
    private readonly int _longestFrame;
    private TokenSchedule _schedule;
    private int _next;
    private volatile bool _isBusy;

    public StreamPlayer(PipeWriter output, TimerThread timer, IAnswer answer, Fault fault, TokenSchedule schedule, int eventsPerWrite, bool isBurst)
        : base(output, timer)
    {
        _answer = answer;
        _fault = fault;
        _schedule = schedule;
        _eventsPerWrite = fault.Kind == FaultKind.Coalesce ? fault.Events : eventsPerWrite;
        _isBurst = isBurst;
        _stop = EndOf(fault.Kind) is null ? answer.Events : Struck();
        _framing = IsOddFraming(fault.Kind) ? new OddSseFraming(fault.Kind, Struck()) : SseFraming.Instance;
        _longestFrame = _framing.LongestFrame(answer);
    }

    protected override bool IsBusy => _isBusy;

    protected override void Begin()
    {
        var dueNs = NextDueNs();
        if (dueNs > MonotonicClock.NowNs)
        {
            Timer.Add(this, dueNs);
        }
        else
        {
            Turn();
        }
    }

    protected override long Advance(long nowNs)
    {
        if (!_isBurst)
        {
            return Send();
        }

        _isBusy = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false); // A burst would keep the timer from everybody else.
        return IScheduled.Never;
    }

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            Turn();
        }
        catch (Exception broken)
        {
            Fail(broken);
        }
    }

    /// <summary>What a fault makes of the connection when it strikes, or nothing for the faults that let the answer go on.</summary>
    private static PlayEnd? EndOf(FaultKind kind) => kind switch
    {
        FaultKind.Reset => PlayEnd.Reset,
        FaultKind.Stall => PlayEnd.Stall,
        FaultKind.TruncateChunked => PlayEnd.CutChunk,
        FaultKind.Truncate or FaultKind.Empty or FaultKind.ErrorEvent => PlayEnd.Complete,
        _ => null,
    };

    private static bool IsOddFraming(FaultKind kind) =>
        kind is FaultKind.Crlf or FaultKind.NoSpace or FaultKind.Comments or FaultKind.MultiLine or FaultKind.Malformed;

    /// <summary>The event that the fault strikes.</summary>
    private int Struck()
    {
        if (_fault.Kind == FaultKind.Empty)
        {
            return 0;
        }

        var index = 0;
        while (index < _answer.FirstClosingEvent && _answer.TokenOf(index) < _fault.After)
        {
            index++;
        }

        return index;
    }

    /// <summary>Sends whatever is due already, a fair number of events at most, and then sees to the rest.</summary>
    private void Turn()
    {
        _isBusy = true;
        for (var sent = 0; sent < EventsPerTurn; sent++)
        {
            var dueNs = Send();
            if (dueNs == IScheduled.Never)
            {
                return;
            }

            if (dueNs > MonotonicClock.NowNs)
            {
                _isBusy = false;
                Timer.Add(this, dueNs);
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Sends the next write's events.</summary>
    private long Send()
    {
        if (IsAborted)
        {
            return End(PlayEnd.Gone);
        }

        if (_next == _stop)
        {
            return Strike();
        }

        var end = Math.Min(_next + _eventsPerWrite, _stop);
        if (_fault.Kind == FaultKind.Split)
        {
            return SendSplit(end);
        }

        try
        {
            while (_next < end)
            {
                WriteRun(Math.Min(end, _next + EventsPerSpan));
            }

            var flush = Output.FlushAsync();
            if (flush.IsCompletedSuccessfully)
            {
                return AfterFlush(flush.Result);
            }

            _isBusy = true;
            _ = ResumeAsync(flush);
            return IScheduled.Never;
        }
        catch (Exception)
        {
            return End(PlayEnd.Gone); // Only a lost connection makes a flush fail.
        }
    }

    /// <summary>Writes events into one span, which becomes one chunk.</summary>
    private void WriteRun(int end)
    {
        var span = Output.GetSpan(_longestFrame * (end - _next));
        var length = 0;
        for (; _next < end; _next++)
        {
            length += _framing.Write(_answer, _next, MonotonicClock.NowNs, span[length..]);
        }

        Output.Advance(length);
    }

    /// <summary>Goes on when the client, whose buffers are full, reads again.</summary>
    private async Task ResumeAsync(ValueTask<FlushResult> flush)
    {
        try
        {
            var flushed = await flush;
            _isBusy = false;
            GoOn(AfterFlush(flushed));
        }
        catch (Exception)
        {
            End(PlayEnd.Gone);
        }
    }

    private long AfterFlush(FlushResult flushed)
    {
        if (flushed.IsCompleted)
        {
            return End(PlayEnd.Gone);
        }

        return _next == _stop && _stop == _answer.Events ? End(PlayEnd.Complete) : NextDueNs();
    }

    /// <summary>When the next write is due: with the last of its events, for it cannot be sent before that one exists.</summary>
    private long NextDueNs()
    {
        var last = Math.Max(Math.Min(_next + _eventsPerWrite, _stop) - 1, _next);
        return _schedule.DueNs(_answer.TokenOf(Math.Min(last, _answer.Events - 1)));
    }

    private long Strike()
    {
        if (_fault.Kind == FaultKind.ErrorEvent)
        {
            var to = new ByteWriter(Output.GetSpan(_longestFrame + _answer.ErrorEvent.Length));
            to.Put("data: "u8);
            to.Put(_answer.ErrorEvent);
            to.Put("\n\n"u8);
            Output.Advance(to.Length);
        }

        return End(EndOf(_fault.Kind) ?? PlayEnd.Complete);
    }

    private long SendSplit(int end)
    {
        var bytes = new byte[_longestFrame * (end - _next)];
        var length = 0;
        for (; _next < end; _next++)
        {
            length += _framing.Write(_answer, _next, MonotonicClock.NowNs, bytes.AsSpan(length));
        }

        _isBusy = true;
        _ = WriteBytewiseAsync(bytes.AsMemory(0, length));
        return IScheduled.Never;
    }

    private async Task WriteBytewiseAsync(ReadOnlyMemory<byte> bytes)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // Hundreds of writes are nothing for the timer thread.
        try
        {
            FlushResult flushed = default;
            for (var i = 0; i < bytes.Length && !flushed.IsCompleted; i++)
            {
                flushed = await Output.WriteAsync(bytes.Slice(i, 1));
            }

            _isBusy = false;
            GoOn(AfterFlush(flushed));
        }
        catch (Exception)
        {
            End(PlayEnd.Gone);
        }
    }

    private void GoOn(long dueNs)
    {
        if (dueNs != IScheduled.Never)
        {
            Timer.Add(this, dueNs);
        }
    }
}
