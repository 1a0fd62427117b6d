using LLMeter.Native.Simulator.Dialects;
using LLMeter.Native.Simulator.Faults;
using LLMeter.Native.Simulator.Scheduling;
using Microsoft.AspNetCore.Http;

namespace LLMeter.Native.Simulator.Playback;

/// <summary>Sends an answer in one piece when its last token is due.</summary>
internal sealed class WholePlayer(HttpResponse response, TimerThread timer, IAnswer answer, Fault fault, long dueNs, Action<HttpResponse> beforeHeaders)
    : Player(response.BodyWriter, timer)
{
    private volatile bool _isBusy;

    protected override bool IsBusy => _isBusy;

    protected override void Begin()
    {
        if (dueNs > MonotonicClock.NowNs)
        {
            Timer.Add(this, dueNs);
        }
        else
        {
            Advance(0);
        }
    }

    protected override long Advance(long nowNs)
    {
        _isBusy = true; // From here on only the write ends it.
        beforeHeaders(response);
        var body = fault.Kind switch
        {
            FaultKind.Empty => [],
            FaultKind.ErrorEvent => answer.ErrorEvent,
            _ => answer.WriteWhole(MonotonicClock.NowNs),
        };
        var end = fault.Kind switch
        {
            FaultKind.Reset => PlayEnd.Reset,
            FaultKind.Stall => PlayEnd.Stall,
            FaultKind.TruncateChunked => PlayEnd.CutChunk,
            _ => PlayEnd.Complete,
        };
        var isHalf = end != PlayEnd.Complete || fault.Kind is FaultKind.Truncate or FaultKind.Malformed;
        var sent = isHalf ? body.AsMemory(0, body.Length / 2) : body;
        if (end == PlayEnd.Complete)
        {
            response.ContentLength = sent.Length;
        }

        _ = WriteAsync(sent, end);
        return IScheduled.Never;
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> body, PlayEnd end)
    {
        try
        {
            await Output.WriteAsync(body);
            End(end);
        }
        catch (Exception)
        {
            End(PlayEnd.Gone); // Only a lost connection makes a write fail.
        }
    }
}
