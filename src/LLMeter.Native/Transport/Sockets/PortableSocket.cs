using System.Net;
using System.Net.Sockets;

namespace LLMeter.Native.Transport;

/// <summary>A socket on .NET's own engine, for systems without an <see cref="EventLoop"/>.</summary>
internal sealed class PortableSocket(Socket socket) : IStreamSocket
{
    private readonly ReceiveOperation _receive = new();

    public long LastRead => _receive.Stamp;

    public static async Task<PortableSocket> ConnectAsync(IPAddress address, int port, CancellationToken cancel)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancel);
            return new PortableSocket(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer) => _receive.ReceiveAsync(socket, buffer);

    public void Recheck()
    {
        // It always asks first.
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancel)
    {
        while (!buffer.IsEmpty)
        {
            try
            {
                buffer = buffer[await socket.SendAsync(buffer, SocketFlags.None, cancel)..];
            }
            catch (SocketException broken)
            {
                throw new IOException(broken.Message, broken);
            }
        }
    }

    public void Dispose() => socket.Dispose(); // The receive operation is not disposed: a read may be pending, and closing the socket is what ends it.
}
