using System.Text;
using LLMeter.Native.Measurement;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Endpoints.OpenAi;

/// <summary>The cost of a token is the price of its bytes: nothing is allocated for it.</summary>
public sealed class AllocationTests
{
    private const int Events = 5_000;

    public static TheoryData<string, string> Kinds => new()
    {
        { "content", Some.Content("token ") },
        { "escaped content", Some.Content("""\ud83c\udf89\n\"x\" """) },
        { "content with CRLF", Some.Content("token ").Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "content over several lines", "event: message\ndata: {\"id\":\"c\",\ndata: \"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n" },
        { "reasoning", Some.Delta("""{"reasoning_content":"hmm ","reasoning":"hmm "}""") },
        { "tool call", Some.Delta("""{"tool_calls":[{"index":0,"function":{"arguments":"{\""}}]}""") },
        { "comment", ": keep-alive\n\n" },
        { "usage", """data: {"id":"c","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":1},"completion_tokens_details":{"reasoning_tokens":1}}}""" + "\n\n" },
        { "stamped", """data: {"id":"c","choices":[{"index":0,"delta":{"content":"x"}}],"llmeter":{"received_ns":5,"sent_ns":6}}""" + "\n\n" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reading_events_allocates_nothing(string kind, string text)
    {
        Assert.NotEmpty(kind);
        var stream = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, Events)));
        var decoder = default(SseDecoder);
        Read(ref decoder, stream).Return(); // Leaves buffers in the pool and the decoder's own in place.

        var allocated = long.MaxValue;
        for (var round = 0; round < 3 && allocated > 0; round++)
        {
            // The pool may be trimmed in between; an allocation per event would show in every round.
            var tally = new ResponseTally(streams: true, visibleOnly: true);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Read(ref decoder, stream, tally);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            tally.Return();
        }

        Assert.Equal(0, allocated);
    }

    private static ResponseTally Read(ref SseDecoder decoder, byte[] stream) => Read(ref decoder, stream, new ResponseTally(streams: true, visibleOnly: true));

    private static ResponseTally Read(ref SseDecoder decoder, byte[] stream, ResponseTally tally)
    {
        const int Piece = 777; // Cuts most events somewhere.
        var start = 0;
        for (var end = Math.Min(Piece, stream.Length); ; end = Math.Min(end + Piece, stream.Length))
        {
            tally.BeginRead(Clock.Now());
            bool whole;
            do
            {
                whole = decoder.TryRead(stream.AsSpan(start, end - start), out var frame, out var consumed);
                if (whole)
                {
                    Some.Streaming.Read(frame.Type, frame.Data, tally);
                    tally.EndEvent();
                }

                start += consumed;
            }
            while (whole);
            if (end == stream.Length)
            {
                return tally;
            }
        }
    }
}
