using System.Text;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Wire;

/// <summary>Feeds the decoder as a network would: piece by piece, each piece in memory of its own.</summary>
internal static class SseReading
{
    public static List<SseEvent> Whole(string text) => Whole(Encoding.UTF8.GetBytes(text));

    public static List<SseEvent> Whole(ReadOnlySpan<byte> bytes) => InPieces(bytes, bytes.Length);

    /// <summary>Every piece but the last has this size.</summary>
    public static List<SseEvent> InPieces(ReadOnlySpan<byte> bytes, int size)
    {
        var cuts = new List<int>();
        for (var cut = size; cut < bytes.Length; cut += size)
        {
            cuts.Add(cut);
        }

        return CutAt(bytes, cuts);
    }

    /// <param name="bytes">The whole stream.</param>
    /// <param name="cuts">Where one piece ends and the next begins, ascending.</param>
    public static List<SseEvent> CutAt(ReadOnlySpan<byte> bytes, IReadOnlyList<int> cuts)
    {
        var decoder = default(SseDecoder);
        var events = new List<SseEvent>();
        byte[] unread = [];
        var taken = 0;
        for (var i = 0; i <= cuts.Count; i++)
        {
            var end = i < cuts.Count ? cuts[i] : bytes.Length;
            unread = [.. unread, .. bytes[taken..end]]; // New memory each time: nothing may be remembered but positions.
            taken = end;
            bool whole;
            do
            {
                whole = decoder.TryRead(unread, out var frame, out var consumed);
                if (whole)
                {
                    events.Add(Copy(frame));
                }

                unread = unread[consumed..];
            }
            while (whole);
        }

        if (decoder.TryFinish(unread, out var last))
        {
            events.Add(Copy(last));
        }

        return events;
    }

    private static SseEvent Copy(in Frame frame) => new(Encoding.UTF8.GetString(frame.Type), Encoding.UTF8.GetString(frame.Data));
}
