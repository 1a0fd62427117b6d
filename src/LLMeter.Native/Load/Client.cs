using System.Threading.Channels;
using LLMeter.Native.Measurement;
using LLMeter.Native.Prompts;
using LLMeter.Native.Transport;

namespace LLMeter.Native.Load;

/// <summary>One client of a run: sends its requests one after the other over its own connection.</summary>
internal sealed class Client(
    int number, ClientConnection connection, IReadOnlyList<PreparedPayload> payloads, PayloadOrder order, RunCounters counters, ChannelWriter<Exchange> ended)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private TimeSpan _pause;

    /// <summary>Sends until the plan's count or time is reached, or the run is stopped.</summary>
    /// <param name="startDelay">How long to wait before the first request.</param>
    /// <param name="most">How many requests to send; null where time is the bound.</param>
    /// <param name="until">The stamp after which nothing is sent.</param>
    /// <param name="stop">Ends the client at once, and the request that it has in flight.</param>
    public async Task RunAsync(TimeSpan startDelay, long? most, long until, CancellationToken stop)
    {
        await PauseAsync(startDelay, until, stop);
        for (var n = 0L; n != most; n++)
        {
            await PauseAsync(_pause, until, stop);
            if (Clock.Now() >= until || stop.IsCancellationRequested)
            {
                return;
            }

            var payload = payloads[order.IndexOf(n)];
            var request = counters.BeginRequest();
            var (attempt, tally) = await connection.SendAsync(payload, due: 0, stop);
            counters.EndRequest();
            var exchange = new Exchange(request, number, payload, [attempt], tally);
            if (!ended.TryWrite(exchange))
            {
                await ended.WriteAsync(exchange, CancellationToken.None); // The recorder is behind: this client waits, the event thread does not.
            }

            _pause = most is null ? PauseAfter(attempt) : TimeSpan.Zero;
        }
    }

    /// <summary>A service that cannot be reached refuses within microseconds: without a pause a time-bound run would fill the disk with that. A count is bound enough.</summary>
    private TimeSpan PauseAfter(Attempt attempt)
    {
        if (attempt.Failure is null || attempt.Stamps.Written != 0)
        {
            return TimeSpan.Zero;
        }

        var longer = _pause == TimeSpan.Zero ? FirstPause : _pause * 2;
        return longer < LongestPause ? longer : LongestPause;
    }

    /// <param name="pause">How long to wait.</param>
    /// <param name="until">When to wait no longer: a pause is no part of the run's drain.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task PauseAsync(TimeSpan pause, long until, CancellationToken stop)
    {
        var left = TimeSpan.FromMilliseconds(Math.Ceiling(Clock.Seconds(Clock.Now(), until) * 1000)); // Timers drop what is below a millisecond.
        var wait = pause < left ? pause : left;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
