using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Tasks.Sources;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Transport;

/// <summary>A socket on an <see cref="EventLoop"/>. Each read is stamped the moment it returns and its reader runs at once, on the loop's thread.</summary>
/// <remarks>
/// One read at a time. Its life goes round four states:
/// <code>
///   Idle --ReceiveAsync--> Armed --event--> Reading --bytes--> Idle
///   Idle or Reading --event, or a read that filled its buffer--> Ready --ReceiveAsync reads at once--> Idle
/// </code>
/// Edge-triggered events come once for what arrives, so an event that finds no reader is remembered as Ready, and a read that may have left
/// bytes behind goes there too. Closed is final; whoever finds a pending read there ends it.
/// </remarks>
internal sealed class EpollSocket : IStreamSocket, IValueTaskSource<int>
{
    private const int Idle = 0;
    private const int Ready = 1;
    private const int Armed = 2;
    private const int Reading = 3;
    private const int Closed = 4;
    private const int WouldBlock = -1;

    private readonly Socket _socket;
    private readonly SafeSocketHandle _handle;
    private readonly EventLoop _loop = EventLoop.Next();
    private ManualResetValueTaskSourceCore<int> _source; // Continuations run inline: they are the parsing that must follow at once.
    private TaskCompletionSource? _writable;
    private Memory<byte> _buffer;
    private int _state = Ready;
    private volatile bool _ends;

    /// <param name="socket">Not blocking, connected or about to be.</param>
    public EpollSocket(Socket socket)
    {
        _socket = socket;
        _handle = socket.SafeHandle;
        _loop.Add(this, _handle);
    }

    /// <summary>Set by the loop.</summary>
    public long Key { get; set; }

    public long LastRead { get; private set; }

    /// <summary>Connects without blocking a thread.</summary>
    public static async Task<EpollSocket> ConnectAsync(IPAddress address, int port, CancellationToken cancel)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, Blocking = false };
        try
        {
            try
            {
                socket.Connect(address, port);
            }
            catch (SocketException pending) when (pending.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
            }

            var connecting = new EpollSocket(socket);
            await connecting.ConnectedAsync(cancel);
            return connecting;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        _buffer = buffer;
        _source.Reset();
        while (true)
        {
            switch (Interlocked.CompareExchange(ref _state, Idle, Ready))
            {
                case Closed:
                    return ValueTask.FromException<int>(new ObjectDisposedException(nameof(EpollSocket)));
                case Ready when TryReceive(out var result, out var broken):
                    return broken is null ? new ValueTask<int>(result) : ValueTask.FromException<int>(broken);
            }

            if (Interlocked.CompareExchange(ref _state, Armed, Idle) == Idle)
            {
                return new ValueTask<int>(this, _source.Version);
            }
        }
    }

    public void Recheck() => Interlocked.CompareExchange(ref _state, Ready, Idle);

    public async ValueTask SendAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancel)
    {
        var sent = TrySend(buffer.Span);
        while (sent < buffer.Length)
        {
            buffer = buffer[Math.Max(sent, 0)..];
            var writable = ExpectWritable(); // Before the next try: an event between the two is not missed.
            sent = TrySend(buffer.Span);
            if (sent == WouldBlock)
            {
                await writable.WaitAsync(cancel);
            }
        }
    }

    /// <summary>Something happened to the socket. On the loop's thread.</summary>
    /// <param name="what">The event's bits. An end that comes together with bytes comes with one event: it must be remembered for the read after them.</param>
    public void OnEvent(uint what)
    {
        _ends |= (what & Posix.EpollEnd) != 0;
        Interlocked.Exchange(ref _writable, null)?.TrySetResult();
        while (true)
        {
            var seen = Volatile.Read(ref _state);
            if (seen is Closed or Ready)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _state, seen == Armed ? Reading : Ready, seen) == seen)
            {
                if (seen == Armed)
                {
                    Read();
                }

                return;
            }
        }
    }

    public void Dispose()
    {
        var seen = Interlocked.Exchange(ref _state, Closed);
        if (seen == Closed)
        {
            return;
        }

        _loop.Remove(Key, _handle);
        _socket.Dispose();
        Interlocked.Exchange(ref _writable, null)?.TrySetException(Disposed());
        if (seen == Armed)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static self => self._source.SetException(Disposed()), this, preferLocal: false);
        }
    }

    int IValueTaskSource<int>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    private static ObjectDisposedException Disposed() => new(nameof(EpollSocket));

    private static IOException Broken(int error)
    {
        var cause = new SocketException((int)ErrorOf(error), new Win32Exception(error).Message);
        return new IOException(cause.Message, cause);
    }

    private static SocketError ErrorOf(int error) => error switch
    {
        104 => SocketError.ConnectionReset, // ECONNRESET
        32 => SocketError.Shutdown, // EPIPE
        110 => SocketError.TimedOut, // ETIMEDOUT
        113 => SocketError.HostUnreachable, // EHOSTUNREACH
        101 => SocketError.NetworkUnreachable, // ENETUNREACH
        103 => SocketError.ConnectionAborted, // ECONNABORTED
        111 => SocketError.ConnectionRefused, // ECONNREFUSED
        _ => SocketError.SocketError,
    };

    /// <summary>The pending read, now that there is something to read.</summary>
    private void Read()
    {
        if (!TryReceive(out var result, out var broken, from: Reading))
        {
            // The bytes of this event were read with those of the one before it.
            if (Interlocked.CompareExchange(ref _state, Armed, Reading) == Reading)
            {
                return;
            }

            broken = Disposed();
        }

        if (broken is null)
        {
            _source.SetResult(result);
        }
        else
        {
            _source.SetException(broken);
        }
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>false where nothing is.</returns>
    private bool TryReceive(out int result, out Exception? broken, int from = Idle)
    {
        result = Receive(_buffer.Span, out var error);
        if (result < 0 && error == Posix.TryAgain)
        {
            broken = null;
            return false;
        }

        broken = result < 0 ? Broken(error) : null;
        if (!_buffer.IsEmpty)
        {
            LastRead = Clock.Now();
        }

        // Fewer bytes than asked for: all are read, and the next ones come with an event. Else, and before the end, the next read must try.
        var next = result > 0 && result < _buffer.Length && !_ends ? Idle : Ready;
        if (Interlocked.CompareExchange(ref _state, next, from) == Closed)
        {
            broken ??= Disposed();
        }

        return true;
    }

    /// <summary>A read of no bytes waits until there are some, and leaves them.</summary>
    private unsafe int Receive(Span<byte> buffer, out int error)
    {
        byte scratch;
        nint read;
        do
        {
            try
            {
                fixed (byte* bytes = buffer)
                {
                    read = buffer.IsEmpty
                        ? Posix.Receive(_handle, &scratch, 1, Posix.DoNotWait | Posix.Peek)
                        : Posix.Receive(_handle, bytes, buffer.Length, Posix.DoNotWait);
                }
            }
            catch (ObjectDisposedException)
            {
                error = Posix.BadHandle;
                return -1;
            }

            error = read < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (error == Posix.Interrupted);
        return read < 0 ? -1 : buffer.IsEmpty ? 0 : (int)read;
    }

    private unsafe int TrySend(ReadOnlySpan<byte> buffer)
    {
        nint sent;
        int error;
        do
        {
            fixed (byte* bytes = buffer)
            {
                sent = Posix.Send(_handle, bytes, buffer.Length, Posix.DoNotWait | Posix.NoSignal);
            }

            error = sent < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (error == Posix.Interrupted);
        return sent >= 0 ? (int)sent : error == Posix.TryAgain ? WouldBlock : throw Broken(error);
    }

    /// <summary>Completes with the next event, whatever it is.</summary>
    private Task ExpectWritable()
    {
        var expected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _writable, expected, null) ?? expected).Task;
    }

    private async Task ConnectedAsync(CancellationToken cancel)
    {
        while (true)
        {
            var writable = ExpectWritable();
            if (_socket.Poll(0, SelectMode.SelectWrite) || _socket.Poll(0, SelectMode.SelectError))
            {
                break;
            }

            await writable.WaitAsync(cancel);
        }

        var error = (int)_socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
        if (error != 0)
        {
            throw new SocketException(error);
        }
    }
}
