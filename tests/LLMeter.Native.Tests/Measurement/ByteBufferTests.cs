using System.Text;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Measurement;

public sealed class ByteBufferTests
{
    [Fact]
    public void What_is_appended_is_kept_as_it_grows()
    {
        var buffer = new ByteBuffer();
        var expected = new MemoryStream();
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var piece = new byte[random.Next(0, 700)];
            random.NextBytes(piece);
            expected.Write(piece);
            if (i % 2 == 0)
            {
                buffer.Append(piece);
            }
            else
            {
                piece.CopyTo(i % 3 == 0 ? buffer.GetSpan(piece.Length) : buffer.GetMemory(piece.Length).Span);
                buffer.Advance(piece.Length);
            }
        }

        Assert.Equal(expected.ToArray(), buffer.Written.ToArray());
        Assert.Equal(expected.Length, buffer.Count);
        buffer.Return();
    }

    [Fact]
    public void A_writer_that_asks_for_no_size_gets_room()
    {
        var buffer = new ByteBuffer();
        for (var i = 0; i < 2000; i++)
        {
            buffer.GetSpan()[0] = (byte)i;
            buffer.Advance(1);
        }

        Assert.Equal(Enumerable.Range(0, 2000).Select(i => (byte)i), buffer.Written.ToArray());
        buffer.Return();
    }

    [Fact]
    public void Without_bytes_there_is_no_text()
    {
        var buffer = new ByteBuffer();
        Assert.Null(buffer.Decode());
        buffer.Append("x"u8);
        buffer.Clear();
        Assert.Null(buffer.Decode());
        buffer.Return();
        buffer.Return();
        Assert.Null(buffer.Decode());
    }

    [Fact]
    public void A_character_that_came_in_two_pieces_is_whole()
    {
        var buffer = new ByteBuffer();
        var bytes = Encoding.UTF8.GetBytes("🎉");
        buffer.Append(bytes.AsSpan(0, 2));
        buffer.Append(bytes.AsSpan(2));
        Assert.Equal("🎉", buffer.Decode());
        buffer.Return();
    }

    [Fact]
    public void Broken_UTF_8_becomes_replacement_characters()
    {
        var buffer = new ByteBuffer();
        buffer.Append([(byte)'a', 0xFF, (byte)'b']);
        Assert.Equal("a\uFFFDb", buffer.Decode());
        buffer.Return();
    }

    [Fact]
    public void A_returned_buffer_can_be_used_again()
    {
        var buffer = new ByteBuffer();
        buffer.Append("first"u8);
        buffer.Return();
        buffer.Append("second"u8);
        Assert.Equal("second", buffer.Decode());
        buffer.Return();
    }
}
