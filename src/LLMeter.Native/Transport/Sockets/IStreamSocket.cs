namespace LLMeter.Native.Transport;

/// <summary>A connected socket whose reads are stamped the moment they return.</summary>
internal interface IStreamSocket : IDisposable
{
    /// <summary>When the latest read that brought bytes (or the end) returned.</summary>
    long LastRead { get; }

    /// <summary>Reads what is there, or waits for it; one read at a time. The reader's continuation follows the system call directly.</summary>
    /// <returns>0 at the end, or for a buffer without room as soon as there is something to read.</returns>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    /// <summary>Has the next read ask the kernel instead of waiting for an event: a peer that has closed in the meantime is found out before the next request.</summary>
    void Recheck();

    /// <summary>Sends all of it.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancel);
}
