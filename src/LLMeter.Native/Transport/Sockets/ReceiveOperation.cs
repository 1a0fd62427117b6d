using System.Net.Sockets;
using System.Threading.Tasks.Sources;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Transport;

/// <summary>One socket's reads, stamped the moment they return. Serves one read at a time and allocates nothing per read.</summary>
/// <remarks>
/// With inline completions <see cref="OnCompleted"/> runs on the event thread directly after the system call, before any of the
/// continuations that take the bytes apart: our own work never counts as the server's.
/// </remarks>
internal sealed class ReceiveOperation : SocketAsyncEventArgs, IValueTaskSource<int>
{
    private ManualResetValueTaskSourceCore<int> _source; // Continuations run inline: they are the parsing that must follow at once.

    public ReceiveOperation()
        : base(true) // No execution context is captured: nothing here is ambient.
    {
    }

    /// <summary>When the latest read that brought bytes (or the end) returned.</summary>
    public long Stamp { get; private set; }

    public ValueTask<int> ReceiveAsync(Socket socket, Memory<byte> buffer)
    {
        SetBuffer(buffer);
        _source.Reset();
        if (socket.ReceiveAsync(this))
        {
            return new ValueTask<int>(this, _source.Version);
        }

        Note();
        return SocketError == SocketError.Success
            ? new ValueTask<int>(BytesTransferred)
            : ValueTask.FromException<int>(Broken());
    }

    int IValueTaskSource<int>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        Note();
        if (SocketError == SocketError.Success)
        {
            _source.SetResult(BytesTransferred);
        }
        else
        {
            _source.SetException(Broken());
        }
    }

    private void Note()
    {
        // A zero-byte read only says that bytes are there; the read that fetches them follows.
        if (MemoryBuffer.Length > 0)
        {
            Stamp = Clock.Now();
        }
    }

    private IOException Broken()
    {
        var cause = new SocketException((int)SocketError);
        return new IOException(cause.Message, cause);
    }
}
