using LLMeter.Native.Measurement;

namespace LLMeter.Native.Transport;

/// <summary>The socket under HttpClient (and under TLS), with a stamp on every read and write.</summary>
internal sealed class MeteredStream(IStreamSocket socket) : DuplexStream
{
    /// <summary>When the latest read returned.</summary>
    public long LastRead => socket.LastRead;

    /// <summary>When the kernel had taken the latest write.</summary>
    public long LastWrite { get; private set; }

    /// <summary>A new request is about to be sent: see <see cref="IStreamSocket.Recheck"/>.</summary>
    public void Recheck() => socket.Recheck();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.CanBeCanceled ? ReadCancellableAsync(buffer, cancellationToken) : socket.ReceiveAsync(buffer);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await socket.SendAsync(buffer, cancellationToken);
        LastWrite = Clock.Now();
    }

    protected override void Dispose(bool disposing)
    {
        socket.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Only handshakes pass a token; a read of the hot path costs no registration. What follows a handshake's read is slow and leaves the event thread.</summary>
    private async ValueTask<int> ReadCancellableAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        await using var registration = cancel.UnsafeRegister(static socket => ((IStreamSocket)socket!).Dispose(), socket);
        try
        {
            var read = await socket.ReceiveAsync(buffer);
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // Certificates take tens of milliseconds the first time.
            return read;
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
    }
}
