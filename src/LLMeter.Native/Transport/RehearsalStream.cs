namespace LLMeter.Native.Transport;

/// <summary>Stands between HttpClient and an open connection: until <see cref="End"/> it plays the server itself, afterwards it is not there.</summary>
/// <remarks>
/// HttpClient has no way to put an open connection into its pool before the first request. So that request is a rehearsal whose bytes
/// never leave this process: the service sees nothing of it, and the first measured request finds connection and code warm.
/// </remarks>
internal sealed class RehearsalStream(Stream inner) : DuplexStream
{
    private ReadOnlyMemory<byte> _answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n: ok\n\r\n0\r\n\r\n"u8.ToArray();
    private bool _rehearses = true;

    /// <summary>From now on everything goes to the connection.</summary>
    public void End() => _rehearses = false;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_rehearses)
        {
            return inner.ReadAsync(buffer, cancellationToken);
        }

        var count = Math.Min(buffer.Length, _answer.Length);
        _answer[..count].CopyTo(buffer);
        _answer = _answer[count..];
        return ValueTask.FromResult(count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _rehearses ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
