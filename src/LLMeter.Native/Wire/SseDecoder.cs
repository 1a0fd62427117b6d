using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LLMeter.Native.Wire;

/// <summary>Cuts bytes into server-sent events.</summary>
/// <remarks>
/// Implements https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream; the quoted sentences are its.
/// Every line is looked at once, however the network cuts it. An event with one data line, as inference servers send them, is
/// viewed in place; several data lines are joined in a buffer of the decoder's own. Two deliberate differences: "id" and "retry" are
/// ignored since nothing reconnects, and an event that the stream's end cuts before its blank line is handed out by
/// <see cref="TryFinish"/>, since some servers leave that line out.
/// </remarks>
internal struct SseDecoder : IFrameDecoder
{
    /// <summary>The longest event that is accepted, in bytes.</summary>
    public const int MaxEventLength = 16 * 1024 * 1024;

    private const byte CarriageReturn = (byte)'\r';
    private const byte LineFeed = (byte)'\n';

    // Positions count from the front of the caller's unread bytes, which is where the unfinished event begins.
    private int _line;
    private int _searched;
    private int _dataStart;
    private int _dataLength;
    private int _dataLines;
    private int _typeStart;
    private int _typeLength;
    private bool _pastStart;
    private bool _dropLineFeed;
    private ArrayBufferWriter<byte>? _joined;

    public bool TryRead(ReadOnlySpan<byte> unread, out Frame frame, out int consumed)
    {
        if (!_pastStart && !SkipByteOrderMark(unread))
        {
            frame = default;
            consumed = 0;
            return false;
        }

        while (NextLine(unread, out var line))
        {
            if (line.Length > 0)
            {
                ReadField(unread, line);
                continue;
            }

            // "If the line is empty (a blank line): Dispatch the event" - unless its data buffer is empty, which only forgets its type.
            if (_dataLines == 0)
            {
                _typeStart = _typeLength = 0;
                continue;
            }

            frame = View(unread);
            consumed = _line;
            Reset();
            return true;
        }

        if (unread.Length - _line > MaxEventLength || _dataLength > MaxEventLength)
        {
            WireException.ThrowTooLong(MaxEventLength);
        }

        frame = default;
        consumed = DropWhatIsDone();
        return false;
    }

    public bool TryFinish(ReadOnlySpan<byte> unread, out Frame frame)
    {
        if (_line < unread.Length)
        {
            ReadField(unread, unread[_line..]);
        }

        var hasData = _dataLines > 0;
        frame = hasData ? View(unread) : default;
        Reset();
        return hasData;
    }

    /// <summary>"… optionally with a leading U+FEFF BYTE ORDER MARK": three bytes that are not part of the first line.</summary>
    private bool SkipByteOrderMark(ReadOnlySpan<byte> unread)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        if (unread.Length < mark.Length && mark.StartsWith(unread))
        {
            return false;
        }

        _pastStart = true;
        _line = _searched = unread.StartsWith(mark) ? mark.Length : 0;
        return true;
    }

    /// <summary>"Lines must be separated by either a CRLF pair, a single LF, or a single CR." A CR that ends the bytes at hand ends its line at once.</summary>
    private bool NextLine(ReadOnlySpan<byte> unread, out ReadOnlySpan<byte> line)
    {
        if (_dropLineFeed && _line < unread.Length)
        {
            _dropLineFeed = false;
            if (unread[_line] == LineFeed)
            {
                _line++;
                _searched = Math.Max(_searched, _line);
            }
        }

        var length = unread[_searched..].IndexOfAny(LineFeed, CarriageReturn);
        if (length < 0)
        {
            _searched = unread.Length;
            line = default;
            return false;
        }

        var end = _searched + length;
        line = unread[_line..end];
        _line = end + 1;
        if (unread[end] == CarriageReturn)
        {
            if (_line == unread.Length)
            {
                _dropLineFeed = true;
            }
            else if (unread[_line] == LineFeed)
            {
                _line++;
            }
        }

        _searched = _line;
        return true;
    }

    private void ReadField(ReadOnlySpan<byte> unread, ReadOnlySpan<byte> line)
    {
        // "Collect the characters on the line before the first U+003A COLON character (:) ... If value starts with a U+0020 SPACE
        // character, remove it from value." A line that starts with a colon is a comment.
        ReadOnlySpan<byte> name;
        ReadOnlySpan<byte> value;
        if (line.StartsWith("data:"u8))
        {
            name = line[..4];
            value = line[5..];
        }
        else
        {
            var colon = line.IndexOf((byte)':');
            name = colon < 0 ? line : line[..colon];
            value = colon < 0 ? default : line[(colon + 1)..];
        }

        if (!value.IsEmpty && value[0] == (byte)' ')
        {
            value = value[1..];
        }

        if (name.SequenceEqual("data"u8))
        {
            AddData(unread, value);
        }
        else if (name.SequenceEqual("event"u8))
        {
            _typeStart = OffsetOf(unread, value);
            _typeLength = value.Length;
        }
    }

    private void AddData(ReadOnlySpan<byte> unread, ReadOnlySpan<byte> value)
    {
        if (_dataLines++ == 0)
        {
            _dataStart = OffsetOf(unread, value);
            _dataLength = value.Length;
            return;
        }

        Join(unread, value);
    }

    /// <summary>"Append the field value to the data buffer, then append a single U+000A LINE FEED (LF) character": the rare event of several data lines.</summary>
    private void Join(ReadOnlySpan<byte> unread, ReadOnlySpan<byte> value)
    {
        _joined ??= new ArrayBufferWriter<byte>();
        if (_dataLines == 2)
        {
            _joined.ResetWrittenCount();
            _joined.Write(unread.Slice(_dataStart, _dataLength));
        }

        _joined.Write("\n"u8);
        _joined.Write(value);
        if (_joined.WrittenCount > MaxEventLength)
        {
            WireException.ThrowTooLong(MaxEventLength);
        }
    }

    private readonly Frame View(ReadOnlySpan<byte> unread) => new(
        unread.Slice(_typeStart, _typeLength),
        _dataLines > 1 ? _joined!.WrittenSpan : unread.Slice(_dataStart, _dataLength));

    /// <summary>Comments and blank lines between events need not be kept.</summary>
    private int DropWhatIsDone()
    {
        if (_dataLines > 0 || _typeLength > 0)
        {
            return 0;
        }

        var done = _line;
        _searched -= done;
        _line = 0;
        return done;
    }

    private void Reset()
    {
        _line = _searched = _dataStart = _dataLength = _dataLines = _typeStart = _typeLength = 0;
    }

    private static int OffsetOf(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> part) =>
        part.IsEmpty ? 0 : (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(whole), ref MemoryMarshal.GetReference(part));
}
