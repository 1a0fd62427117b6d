using LLMeter.Native.Simulator.Dialects;
using LLMeter.Native.Simulator.Faults;

namespace LLMeter.Native.Simulator.Playback;

/// <summary>Server-sent events in the forms that the standard allows and that services seldom use, and broken ones.</summary>
/// <param name="brokenIndex">The event that <see cref="FaultKind.Malformed"/> breaks.</param>
internal sealed class OddSseFraming(FaultKind oddity, int brokenIndex) : EventFraming
{
    private byte[] _payload = [];

    // A payload that is nothing but commas would grow eightfold; the rest is for the comments.
    public override int LongestFrame(IAnswer answer) => (answer.LongestEvent * 8) + 64;

    public override int Write(IAnswer answer, int index, long sentNs, Span<byte> destination)
    {
        if (_payload.Length == 0)
        {
            _payload = new byte[answer.LongestEvent];
        }

        var payload = _payload.AsSpan(0, answer.WriteEvent(index, sentNs, _payload));
        var lineEnd = oddity == FaultKind.Crlf ? "\r\n"u8 : "\n"u8;
        var to = new ByteWriter(destination);
        if (oddity == FaultKind.Comments)
        {
            to.Put(": event "u8);
            to.Put(index);
            to.Put(lineEnd);
        }

        to.Put(oddity == FaultKind.NoSpace ? "data:"u8 : "data: "u8);
        if (oddity == FaultKind.MultiLine && answer.IsJson(index))
        {
            PutOnLines(ref to, payload);
        }
        else
        {
            to.Put(oddity == FaultKind.Malformed && index == brokenIndex ? payload[..(payload.Length / 2)] : payload);
        }

        to.Put(lineEnd);
        to.Put(lineEnd);
        if (oddity == FaultKind.Comments)
        {
            to.Put(": ping\n\n"u8);
        }

        return to.Length;
    }

    /// <summary>Begins a new line after every comma between members: the line end that joins the lines is white space there.</summary>
    private static void PutOnLines(ref ByteWriter to, ReadOnlySpan<byte> json)
    {
        var isString = false;
        var from = 0;
        for (var i = 0; i < json.Length; i++)
        {
            if (isString && json[i] == '\\')
            {
                i++;
            }
            else if (json[i] == '"')
            {
                isString = !isString;
            }
            else if (!isString && json[i] == ',')
            {
                to.Put(json[from..(i + 1)]);
                to.Put("\ndata: "u8);
                from = i + 1;
            }
        }

        to.Put(json[from..]);
    }
}
