using System.IO.Pipelines;
using LLMeter.Native.Simulator.Scheduling;

namespace LLMeter.Native.Simulator.Playback;

/// <summary>Sends one answer at its moments. At any time it runs on one thread only: first the request's, then the timer's (or, in a burst, the pool's).</summary>
internal abstract class Player(PipeWriter output, TimerThread timer) : IScheduled
{
    private readonly TaskCompletionSource<PlayEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isAborted;
    private volatile bool _isOver;

    protected PipeWriter Output { get; } = output;

    protected TimerThread Timer { get; } = timer;

    /// <summary>Plays until the end; the connection's end ends it early.</summary>
    public async Task<PlayEnd> PlayAsync(CancellationToken aborted)
    {
        Begin();

        // Registered after Begin has handed over to the timer, so that two threads never meet in here.
        await using var registration = aborted.UnsafeRegister(static player => ((Player)player!).Abort(), this);
        return await _ended.Task;
    }

    public long OnDue(long nowNs)
    {
        if (_isOver || (_isAborted && IsBusy))
        {
            return IScheduled.Never;
        }

        try
        {
            return _isAborted ? End(PlayEnd.Gone) : Advance(nowNs);
        }
        catch (Exception broken)
        {
            return Fail(broken);
        }
    }

    /// <summary>Whether a write is under way on another thread, which will call on when it is done.</summary>
    protected virtual bool IsBusy => false;

    protected bool IsAborted => _isAborted;

    /// <summary>Does what is due at once, and has the timer do the rest.</summary>
    protected abstract void Begin();

    /// <summary>Does what is due.</summary>
    /// <returns>When there is more to do.</returns>
    protected abstract long Advance(long nowNs);

    /// <summary>Gives the request back to the thread that waits in <see cref="PlayAsync"/>.</summary>
    protected long End(PlayEnd end)
    {
        _isOver = true;
        _ended.TrySetResult(end);
        return IScheduled.Never;
    }

    /// <summary>Has the request fail, for a thread that serves everybody must survive one answer's fault.</summary>
    protected long Fail(Exception broken)
    {
        _isOver = true;
        _ended.TrySetException(broken);
        return IScheduled.Never;
    }

    private void Abort()
    {
        _isAborted = true;
        Timer.Add(this, 0); // Its place is free at once, not when its next event would have been due.
    }
}
