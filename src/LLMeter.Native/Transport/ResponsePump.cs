using System.Text.Json;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Measurement;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Transport;

/// <summary>Reads answers' bodies: cuts them into events, has the endpoint read those, and stamps what arrives.</summary>
/// <remarks>One for each client, so that its buffer is allocated once. Per event nothing is allocated, locked or awaited.</remarks>
internal sealed class ResponsePump(IEndpoint endpoint)
{
    private const int FirstSize = 8 * 1024;
    private const int LargestBody = 64 * 1024 * 1024;
    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;

    /// <summary>Reads an answer to its end.</summary>
    /// <param name="body">The body as HTTP gives it, without chunk borders.</param>
    /// <param name="socket">The socket below, for the stamp of its latest read.</param>
    /// <param name="tally">Is told of every event.</param>
    /// <param name="onOver">Called once the answer is over, or broken, though its body may not have ended.</param>
    /// <returns>The framing that the answer came in: a service that was asked for a stream may answer with one document all the same.</returns>
    public async ValueTask<Framing> PumpAsync(Stream body, MeteredStream socket, ResponseTally tally, Action onOver)
    {
        _start = _end = 0;
        var read = await body.ReadAsync(_buffer);
        var framing = endpoint.Framing == Framing.ServerSentEvents && IsDocument(_buffer.AsSpan(0, read)) ? Framing.Json : endpoint.Framing;
        await (framing switch
        {
            Framing.ServerSentEvents => PumpAsync(default(SseDecoder), read, body, socket, tally, onOver),
            _ => PumpAsync(default(WholeBodyDecoder), read, body, socket, tally, onOver),
        });
        return framing;
    }

    /// <summary>The first bytes of a refused request's body, enough for its message.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadRefusalAsync(Stream body)
    {
        _start = _end = 0;
        try
        {
            int read;
            while (_end < _buffer.Length && (read = await body.ReadAsync(_buffer.AsMemory(_end))) > 0)
            {
                _end += read;
            }
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // The status has said what there is to say; a message that does not come whole is told as far as it came.
        }

        return _buffer.AsMemory(0, _end);
    }

    /// <summary>No line of an event stream begins so, but JSON and HTML do.</summary>
    private static bool IsDocument(ReadOnlySpan<byte> start)
    {
        var text = start.TrimStart(" \t\r\n"u8);
        return !text.IsEmpty && text[0] is (byte)'{' or (byte)'[' or (byte)'<';
    }

    private async ValueTask PumpAsync<TDecoder>(TDecoder decoder, int read, Stream body, MeteredStream socket, ResponseTally tally, Action onOver)
        where TDecoder : struct, IFrameDecoder
    {
        var isOver = false;
        while (read > 0)
        {
            if (!isOver)
            {
                tally.BeginRead(socket.LastRead);
                _end += read;
                if (!ReadEvents(ref decoder, tally))
                {
                    return;
                }

                isOver = tally.IsDone || tally.Failure is not null;
                if (isOver)
                {
                    onOver();
                }
            }

            // Past the answer's own end only the body's end is of interest, so that the connection can be used again.
            MakeRoom(dropAll: isOver);
            read = await body.ReadAsync(_buffer.AsMemory(_end));
        }

        if (!isOver)
        {
            tally.EndBody(socket.LastRead);
            ReadLast(ref decoder, tally);
        }
    }

    /// <summary>Reads all whole events of the buffer.</summary>
    /// <returns>false where the answer cannot be read any further.</returns>
    private bool ReadEvents<TDecoder>(ref TDecoder decoder, ResponseTally tally)
        where TDecoder : struct, IFrameDecoder
    {
        try
        {
            bool whole;
            do
            {
                whole = decoder.TryRead(_buffer.AsSpan(_start, _end - _start), out var frame, out var consumed);
                if (whole)
                {
                    endpoint.Read(frame.Type, frame.Data, tally);
                    tally.EndEvent();
                }

                _start += consumed;
            }
            while (whole && !tally.IsDone && tally.Failure is null);
            return true;
        }
        catch (JsonException broken)
        {
            tally.Fail(new Failure(FailureKind.Malformed, $"event {tally.Events + 1} of the stream is not valid JSON: {broken.Message}"));
        }
        catch (WireException broken)
        {
            tally.Fail(new Failure(FailureKind.Malformed, broken.Message));
        }

        return false;
    }

    /// <summary>What the end of the body completes: a whole-body answer, or an event that the end may have cut.</summary>
    private void ReadLast<TDecoder>(ref TDecoder decoder, ResponseTally tally)
        where TDecoder : struct, IFrameDecoder
    {
        if (!decoder.TryFinish(_buffer.AsSpan(_start, _end - _start), out var last))
        {
            return;
        }

        try
        {
            endpoint.Read(last.Type, last.Data, tally);
            tally.EndEvent();
        }
        catch (JsonException broken)
        {
            tally.Fail(typeof(TDecoder) == typeof(WholeBodyDecoder)
                ? new Failure(FailureKind.Malformed, $"the answer is not valid JSON: {broken.Message}")
                : new Failure(FailureKind.Truncated, "the stream ended in the middle of an event"));
        }
    }

    private void MakeRoom(bool dropAll)
    {
        if (dropAll || _start == _end)
        {
            _start = _end = 0;
        }

        if (_end < _buffer.Length)
        {
            return;
        }

        var unread = _buffer.AsSpan(_start, _end - _start);
        var to = _buffer;
        if (unread.Length > _buffer.Length / 2)
        {
            if (_buffer.Length >= LargestBody)
            {
                WireException.ThrowTooLong(LargestBody);
            }

            to = new byte[_buffer.Length * 2];
        }

        unread.CopyTo(to);
        _buffer = to;
        _end = unread.Length;
        _start = 0;
    }
}
