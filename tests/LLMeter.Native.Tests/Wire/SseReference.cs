using System.Text;

namespace LLMeter.Native.Tests.Wire;

/// <summary>The standard's algorithm, word by word and without regard to cost: the oracle of the decoder's tests.</summary>
/// <remarks>
/// https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation, but for two differences that the decoder
/// declares: "id" and "retry" mean nothing here, and an event that the end of the stream leaves unfinished is dispatched nevertheless.
/// </remarks>
internal static class SseReference
{
    public static List<SseEvent> Read(ReadOnlySpan<byte> bytes)
    {
        var events = new List<SseEvent>();
        var data = new StringBuilder();
        var type = "";

        void Dispatch()
        {
            // "If the data buffer is an empty string, set the data buffer and the event type buffer to the empty string and return."
            if (data.Length > 0)
            {
                // "If the data buffer's last character is a U+000A LINE FEED (LF) character, then remove the last character from the data buffer."
                data.Length--;
                events.Add(new SseEvent(type, data.ToString()));
            }

            data.Clear();
            type = "";
        }

        foreach (var line in Lines(bytes))
        {
            if (line.Length == 0)
            {
                Dispatch();
            }
            else if (line[0] != ':')
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                var field = colon < 0 ? line : line[..colon];
                var value = colon < 0 ? "" : line[(colon + 1)..];
                value = value.StartsWith(' ') ? value[1..] : value;
                if (field == "event")
                {
                    type = value;
                }
                else if (field == "data")
                {
                    data.Append(value).Append('\n');
                }
            }
        }

        Dispatch();
        return events;
    }

    /// <summary>"Streams must be decoded using the UTF-8 decode algorithm", which strips one leading BOM; lines end in CRLF, LF or CR.</summary>
    private static List<string> Lines(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        return [.. text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n')];
    }
}
