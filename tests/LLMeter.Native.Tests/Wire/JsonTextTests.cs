using System.Buffers;
using System.Text;
using System.Text.Json;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Wire;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData(@"\""\\\/\b\f\n\r\t", "\"\\/\b\f\n\r\t")]
    [InlineData(@"caf\u00e9 \u4F60", "café 你")]
    [InlineData(@"\uD83D\uDE00", "😀")]
    [InlineData(@"a\ud83d\ude00b\\ud83d", @"a😀b\ud83d")]
    [InlineData(@"\uD83D", "\uFFFD")]
    [InlineData(@"\uD83Dx", "\uFFFDx")]
    [InlineData(@"\uD83D\n", "\uFFFD\n")]
    [InlineData(@"\uDE00\uD83D", "\uFFFD\uFFFD")]
    [InlineData(@"\uD83D\uD83D\uDE00", "\uFFFD😀")]
    [InlineData(@"\uD83D\u0041", "\uFFFDA")]
    [InlineData(@"\u0000", "\0")]
    public void Escapes_are_resolved_and_lone_surrogates_replaced(string raw, string expected)
    {
        var text = Text(raw);
        var appended = new ArrayBufferWriter<byte>();
        text.AppendTo(appended);
        Assert.Equal(expected, Encoding.UTF8.GetString(appended.WrittenSpan));
        Assert.Equal(expected, text.Decode());
        Assert.True(text.Equals(Encoding.UTF8.GetBytes(expected)));
        Assert.False(text.Equals(Encoding.UTF8.GetBytes(expected + "x")));
        Assert.True(text.Exists);
    }

    [Fact]
    public void Every_code_point_survives_as_an_escape()
    {
        var appended = new ArrayBufferWriter<byte>();
        for (var value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 61)
        {
            if (!Rune.TryCreate(value, out var rune))
            {
                continue;
            }

            var raw = string.Concat(rune.ToString().Select(unit => $"\\u{(int)unit:x4}"));
            appended.ResetWrittenCount();
            Text(raw).AppendTo(appended);
            Assert.Equal(JsonDocument.Parse($"\"{raw}\"").RootElement.GetString(), Encoding.UTF8.GetString(appended.WrittenSpan));
        }
    }

    [Fact]
    public void A_character_cut_between_two_texts_is_whole_again_when_both_are_appended()
    {
        var bytes = Encoding.UTF8.GetBytes("é");
        var appended = new ArrayBufferWriter<byte>();
        new JsonText(bytes.AsSpan(0, 1), false).AppendTo(appended);
        new JsonText(bytes.AsSpan(1, 1), false).AppendTo(appended);
        Assert.Equal("é", Encoding.UTF8.GetString(appended.WrittenSpan));
    }

    [Fact]
    public void A_long_escaped_text_is_compared_whole()
    {
        var text = new string('a', 1_000);
        Assert.True(Text(@"\u0061" + text[1..]).Equals(Encoding.UTF8.GetBytes(text)));
        Assert.False(Text(@"\u0061" + text[1..]).Equals(Encoding.UTF8.GetBytes(text[1..] + "b")));
        Assert.False(Text(@"\u0061" + text).Equals("a"u8));
    }

    [Fact]
    public void Absent_is_not_the_same_as_empty()
    {
        var absent = default(JsonText);
        Assert.False(absent.Exists);
        Assert.True(absent.IsEmpty);
        Assert.False(absent.Equals(""u8));
        Assert.Null(absent.Decode());

        var empty = Text("");
        Assert.True(empty.Exists);
        Assert.True(empty.IsEmpty);
        Assert.True(empty.Equals(""u8));
        Assert.Equal("", empty.Decode());
    }

    private static JsonText Text(string raw) => new(Encoding.UTF8.GetBytes(raw), raw.Contains('\\', StringComparison.Ordinal));
}
