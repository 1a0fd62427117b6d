using System.Buffers.Text;
using System.Text;

namespace LLMeter.Native.Wire;

/// <summary>Resolves the escape sequences of JSON strings (RFC 8259, section 7), byte by byte and without allocation.</summary>
internal static class JsonEscapes
{
    /// <summary>How many bytes of JSON one byte of text takes at most: <c>\u0041</c> for <c>A</c>.</summary>
    public const int MaxExpansion = 6;

    private const int UnicodeEscapeLength = 6; // \uXXXX

    /// <summary>Writes the text of <paramref name="raw"/>, a string that a JSON reader has accepted, to <paramref name="target"/>.</summary>
    /// <param name="target">At least as long as <paramref name="raw"/>: no escape is shorter than the UTF-8 that it stands for.</param>
    /// <returns>How many bytes were written.</returns>
    /// <remarks>A surrogate without its partner, which UTF-8 cannot hold, becomes U+FFFD.</remarks>
    public static int Resolve(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var written = 0;
        while (true)
        {
            var plain = raw.IndexOf((byte)'\\');
            if (plain < 0)
            {
                raw.CopyTo(target[written..]);
                return written + raw.Length;
            }

            raw[..plain].CopyTo(target[written..]);
            written += plain;
            raw = raw[plain..];
            if (raw[1] != (byte)'u')
            {
                target[written++] = Control(raw[1]);
                raw = raw[2..];
                continue;
            }

            var rune = NextRune(raw, out var length);
            written += rune.EncodeToUtf8(target[written..]);
            raw = raw[length..];
        }
    }

    /// <summary>Two-character escapes; quote, backslash and slash stand for themselves.</summary>
    private static byte Control(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => letter,
    };

    /// <summary>
    /// "To escape an extended character that is not in the Basic Multilingual Plane, the character is represented as a
    /// 12-character sequence, encoding the UTF-16 surrogate pair."
    /// </summary>
    private static Rune NextRune(ReadOnlySpan<byte> raw, out int length)
    {
        var high = CodeUnit(raw);
        length = UnicodeEscapeLength;
        if (!char.IsSurrogate(high))
        {
            return new Rune(high);
        }

        var rest = raw[UnicodeEscapeLength..];
        if (rest.StartsWith("\\u"u8) && Rune.TryCreate(high, CodeUnit(rest), out var joined))
        {
            length = 2 * UnicodeEscapeLength;
            return joined;
        }

        return Rune.ReplacementChar;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'x') ? (char)unit : '\uFFFD';
}
