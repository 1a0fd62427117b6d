using System.Diagnostics;
using System.Threading.Channels;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Load;

/// <summary>The far side of the run: takes ended requests from the clients, works out their figures and tells the observers, on one thread at a time.</summary>
/// <remarks>An observer that throws (a full disk) is left out from then on, so that the others have the whole run; the run is stopped.</remarks>
internal sealed class Recorder(ChannelReader<Exchange> ended, ITokenCounter counter, IEnumerable<IExchangeObserver> observers, Func<Recorder, RunProgress> progress)
{
    public static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(500);
    private static readonly long TickTicks = Clock.Ticks(TickInterval);
    private readonly List<IExchangeObserver> _observers = [.. observers];
    private long _events;
    private long _reads;

    /// <summary>An observer threw for the first time.</summary>
    public event Action? Failed;

    /// <summary>What the first observer that failed threw.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Events for each read that brought any, so far.</summary>
    public double EventsPerRead => Volatile.Read(ref _reads) is > 0 and var reads ? (double)Volatile.Read(ref _events) / reads : 0;

    /// <summary>Records until the clients are done and everything that they handed over is recorded. Takes the thread that calls it.</summary>
    public void Run()
    {
        var nextTick = Clock.Now();
        var more = Task.FromResult(true);
        while (!more.IsCompleted || more.Result)
        {
            while (ended.TryRead(out var exchange))
            {
                Record(exchange);
                nextTick = TickIfDue(nextTick);
            }

            nextTick = TickIfDue(nextTick);
            more = more.IsCompleted ? ended.WaitToReadAsync().AsTask() : more;
            more.Wait(TimeSpan.FromSeconds(Math.Max(0, Clock.Seconds(Clock.Now(), nextTick))));
        }
    }

    /// <summary>Tells the observers where the run stands.</summary>
    public void Tick()
    {
        Guard(() =>
        {
            var now = progress(this);
            Tell(observer => observer.OnTick(now));
        });
    }

    private long TickIfDue(long due)
    {
        if (Clock.Now() < due)
        {
            return due;
        }

        Tick();
        return Math.Max(due + TickTicks, Clock.Now());
    }

    private void Record(Exchange exchange)
    {
        Debug.Assert(exchange.Attempts.Count > 0, "A request has at least one attempt.");
        Guard(() =>
        {
            var figures = RequestFigures.Of(exchange, counter);
            _events += exchange.Tally.Events;
            _reads += exchange.Tally.Reads;
            Tell(observer => observer.OnEnded(exchange, figures));
        });
        exchange.Tally.Return();
    }

    private void Tell(Action<IExchangeObserver> what)
    {
        for (var i = 0; i < _observers.Count; i++)
        {
            var observer = _observers[i];
            if (!Guard(() => what(observer)))
            {
                _observers.RemoveAt(i--);
            }
        }
    }

    /// <summary>Nothing may end the recorder before its time: clients would wait for it for ever.</summary>
    /// <returns>false where the work threw; the run is stopped then.</returns>
    private bool Guard(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception failure)
        {
            Failure ??= failure;
            Failed?.Invoke();
            return false;
        }
    }
}
