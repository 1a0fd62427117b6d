using LLMeter.Native.Simulator.Dialects;

namespace LLMeter.Native.Simulator.Playback;

/// <summary>Server-sent events as the services write them: <c>data: PAYLOAD</c> and an empty line.</summary>
/// <remarks>https://html.spec.whatwg.org/multipage/server-sent-events.html</remarks>
internal sealed class SseFraming : EventFraming
{
    public static readonly SseFraming Instance = new();

    public override int LongestFrame(IAnswer answer) => answer.LongestEvent + "data: \n\n".Length;

    public override int Write(IAnswer answer, int index, long sentNs, Span<byte> destination)
    {
        "data: "u8.CopyTo(destination);
        var length = 6 + answer.WriteEvent(index, sentNs, destination[6..]);
        "\n\n"u8.CopyTo(destination[length..]);
        return length + 2;
    }
}
