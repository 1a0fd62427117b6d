using System.Text;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Wire;

public sealed class SseDecoderTests
{
    /// <summary>The examples of https://html.spec.whatwg.org/multipage/server-sent-events.html, each with what its prose says it comes to.</summary>
    public static TheoryData<string, string[]> Examples => new()
    {
        { "data: This is the first message.\n\ndata: This is the second message, it\ndata: has two lines.\n\ndata: This is the third message.\n\n",
            ["|This is the first message.", "|This is the second message, it\nhas two lines.", "|This is the third message."] },
        { "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\ndata: 113411\n\n", ["add|73857293", "remove|2153", "add|113411"] },
        { "data: YHOO\ndata: +2\ndata: 10\n\n", ["|YHOO\n+2\n10"] },
        { ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n", ["|first event", "|second event", "| third event"] },
        { "data\n\ndata\ndata\n\n", ["|", "|\n"] },
        { "data:test\n\ndata: test\n\n", ["|test", "|test"] },
    };

    public static TheoryData<string, string[]> Shapes => new()
    {
        { "", [] },
        { "\n\n\n", [] },
        { ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\ndata: x\n\n", ["|x"] },
        { ":\ndata:x\n:\n\n", ["|x"] },
        { "data: {\"a\":1}\n\ndata: [DONE]\n\n", ["|{\"a\":1}", "|[DONE]"] },
        { "event: ping\n\ndata: after an event without data its type is forgotten\n\n", ["|after an event without data its type is forgotten"] },
        { "event: a type of many letters\n\ndata:x\n\n", ["|x"] },
        { "event: a\nevent: b\ndata: the last type counts\n\n", ["b|the last type counts"] },
        { "event: a\nevent\ndata: a type may be taken back\n\n", ["|a type may be taken back"] },
        { "Data: names are case-sensitive\ndatum: x\ndata : x\n data: x\n\ndata: y\n\n", ["|y"] },
        { "retry: 10\nid: 4\nevent: e\ndata: in between\nid: 5\n\n", ["e|in between"] },
        { "data: a:b: c\n\n", ["|a:b: c"] },
        { "data:\n\n", ["|"] },
        { "data: \n\n", ["|"] },
        { "data:\ndata:\ndata: \n\n", ["|\n\n"] },
        { "data: Grüße, 世界 🎉\n\n", ["|Grüße, 世界 🎉"] },
        { "\uFEFFdata: after a byte order mark\n\n", ["|after a byte order mark"] },
        { "\uFEFF\uFEFFdata: two marks make another field\n\ndata: x\n\n", ["|x"] },
        { "data: x\n\n\uFEFFdata: a mark later on is part of its line\n\n", ["|x"] },
        { "data: the blank line is left out\n", ["|the blank line is left out"] },
        { "data: the line's end is left out", ["|the line's end is left out"] },
        { "data: x\n\ndata", ["|x", "|"] },
        { "data: x\n\n: a comment at the end", ["|x"] },
        { "event: only a type at the end", [] },
    };

    private static IEnumerable<(string Text, string[] Expected)> All => Examples.Concat(Shapes).Select(row => ((string)row[0], (string[])row[1]));

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_standards_examples_read_as_its_prose_says(string text, string[] expected) => Assert.Equal(expected, Read(SseReading.Whole(text)));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_shape_that_servers_send_is_read(string text, string[] expected) => Assert.Equal(expected, Read(SseReading.Whole(text)));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Events_are_the_same_wherever_the_network_cuts_them(string newline)
    {
        foreach (var (text, expected) in All)
        {
            var bytes = Encoding.UTF8.GetBytes(text.Replace("\n", newline, StringComparison.Ordinal));
            for (var size = 1; size <= bytes.Length; size++)
            {
                Assert.Equal(expected, Read(SseReading.InPieces(bytes, size)));
                Assert.Equal(expected, Read(SseReading.CutAt(bytes, [size])));
            }
        }
    }

    [Fact]
    public void Lines_of_one_stream_may_end_differently() =>
        Assert.Equal(["|a\nb", "|c", "|d"], Read(SseReading.Whole("data: a\rdata: b\r\n\r\ndata: c\n\rdata: d\n\n")));

    [Fact]
    public void A_half_event_is_left_for_later()
    {
        var decoder = default(SseDecoder);
        Assert.False(decoder.TryRead("data: {\"a\":1}\n"u8, out _, out var consumed));
        Assert.Equal(0, consumed);
        Assert.True(decoder.TryRead("data: {\"a\":1}\n\n"u8, out var frame, out consumed));
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(frame.Data));
        Assert.Equal("data: {\"a\":1}\n\n".Length, consumed);
    }

    [Fact]
    public void A_carriage_return_at_the_end_of_a_piece_completes_its_event_at_once()
    {
        // Waiting for a line feed that may never come would give the event a later stamp than its own.
        var decoder = default(SseDecoder);
        Assert.True(decoder.TryRead("data: x\r\n\r"u8, out var frame, out _));
        Assert.Equal("x", Encoding.UTF8.GetString(frame.Data));
    }

    [Fact]
    public void Comments_and_blank_lines_are_not_kept_in_the_buffer()
    {
        var decoder = default(SseDecoder);
        Assert.False(decoder.TryRead(": keep-alive\n\n: half"u8, out _, out var consumed));
        Assert.Equal(": keep-alive\n\n".Length, consumed);
    }

    [Fact]
    public void An_event_without_end_is_refused_beyond_the_limit()
    {
        var endless = new byte[SseDecoder.MaxEventLength + 32];
        endless.AsSpan().Fill((byte)'x');
        "data: "u8.CopyTo(endless);
        var decoder = default(SseDecoder);
        Assert.False(decoder.TryRead(endless.AsSpan(0, SseDecoder.MaxEventLength), out _, out _));
        var refused = Refusal(ref decoder, endless);
        Assert.Contains("16777216 bytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_data_lines_are_refused_beyond_the_limit_too()
    {
        var line = new byte[1 << 20];
        line.AsSpan().Fill((byte)'x');
        "data: "u8.CopyTo(line);
        line[^1] = (byte)'\n';
        var endless = Enumerable.Repeat(line, 18).SelectMany(bytes => bytes).ToArray();
        var decoder = default(SseDecoder);
        Assert.NotNull(Refusal(ref decoder, endless));
    }

    [Fact]
    public void A_large_event_that_arrives_byte_by_byte_is_looked_at_once()
    {
        // 8 MB in pieces of one byte: a decoder that began anew with every piece would look at 32 TB, and this test would not end.
        var text = new byte[8 << 20];
        text.AsSpan().Fill((byte)'x');
        byte[] bytes = [.. "data: "u8, .. text, .. "\n\n"u8];
        var decoder = default(SseDecoder);
        for (var end = 1; end < bytes.Length; end++)
        {
            Assert.False(decoder.TryRead(bytes.AsSpan(0, end), out _, out _));
        }

        Assert.True(decoder.TryRead(bytes, out var frame, out var consumed));
        Assert.True(frame.Data.SequenceEqual(text));
        Assert.Equal(bytes.Length, consumed);
    }

    [Fact]
    public void Random_streams_read_as_the_standards_own_algorithm_reads_them()
    {
        // Pieces that are close to meaningful find more than random bytes do.
        string[] pieces = ["data", "data:", "data: ", "event", "event:", "event: ", "id: 1", "retry: 5", ":", ": c", " ", "x", "é", "\uFEFF", "{\"a\":1}", "\n", "\n", "\n\n", "\r", "\r\n", "\r\n\r\n", "\n\r", "[DONE]"];
        var random = new Random(4711);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            var bytes = Encoding.UTF8.GetBytes(text);
            var cuts = Enumerable.Range(1, bytes.Length - 1).Where(_ => random.Next(4) == 0).ToArray();
            var expected = SseReference.Read(bytes);
            var actual = SseReading.CutAt(bytes, cuts);
            Assert.True(expected.SequenceEqual(actual), $"round {round}, cut at {string.Join(',', cuts)}: {Escaped(text)}\nexpected {string.Join(" ; ", expected)}\nactual   {string.Join(" ; ", actual)}");
        }
    }

    private static string[] Read(List<SseEvent> events) => [.. events.Select(one => $"{one.Type}|{one.Data}")];

    private static string Escaped(string text) => text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static WireException Refusal(ref SseDecoder decoder, ReadOnlySpan<byte> bytes)
    {
        try
        {
            decoder.TryRead(bytes, out _, out _);
        }
        catch (WireException refused)
        {
            return refused;
        }

        throw new Xunit.Sdk.XunitException("The decoder took it.");
    }
}
