using System.Net;
using System.Net.Sockets;
using System.Text;
using LLMeter.Native.Transport;

namespace LLMeter.Native.Tests.Transport;

/// <summary>What every kind of socket keeps to. Nothing that came may wait for an event that does not come.</summary>
public abstract class StreamSocketTests
{
    /// <summary>Only a test that fails waits so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bytes_and_the_end_that_come_together_are_both_read(bool readsBefore)
    {
        for (var round = 0; round < 200; round++)
        {
            var (client, server) = await ConnectAsync();
            using var reader = client;
            var buffer = new byte[100];
            var early = readsBefore ? client.ReceiveAsync(buffer) : default;
            await server.SendAsync("bytes"u8.ToArray());
            server.Dispose();
            Assert.Equal("bytes", Encoding.UTF8.GetString(buffer, 0, await Soon(readsBefore ? early : client.ReceiveAsync(buffer))));
            Assert.Equal(0, await Soon(client.ReceiveAsync(buffer)));
            Assert.Equal(0, await Soon(client.ReceiveAsync(buffer)));
        }
    }

    [Fact]
    public async Task Bytes_that_fill_the_buffer_leave_nothing_behind()
    {
        var (client, server) = await ConnectAsync();
        using var reader = client;
        using var writer = server;
        await writer.SendAsync("0123456789"u8.ToArray());
        var buffer = new byte[4];
        var read = "";
        while (read.Length < 10)
        {
            read += Encoding.UTF8.GetString(buffer, 0, await Soon(client.ReceiveAsync(buffer)));
        }

        Assert.Equal("0123456789", read);
        var pending = client.ReceiveAsync(buffer);
        await writer.SendAsync("x"u8.ToArray());
        Assert.Equal(1, await Soon(pending));
    }

    [Fact]
    public async Task A_read_of_no_bytes_waits_for_some_and_leaves_them()
    {
        var (client, server) = await ConnectAsync();
        using var reader = client;
        using var writer = server;
        var pending = client.ReceiveAsync(Memory<byte>.Empty);
        await writer.SendAsync("bytes"u8.ToArray());
        Assert.Equal(0, await Soon(pending));
        Assert.Equal(5, await Soon(client.ReceiveAsync(new byte[100])));
    }

    [Fact]
    public async Task A_reset_ends_a_pending_read()
    {
        var (client, server) = await ConnectAsync();
        using var reader = client;
        var pending = client.ReceiveAsync(new byte[100]);
        server.LingerState = new LingerOption(true, 0);
        server.Dispose();
        var broken = await Assert.ThrowsAsync<IOException>(() => Soon(pending));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(broken.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task Disposing_ends_a_pending_read()
    {
        var (client, server) = await ConnectAsync();
        using var writer = server;
        var pending = client.ReceiveAsync(new byte[100]);
        client.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => Soon(pending));
        Assert.True(pending.IsCompleted);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await client.ReceiveAsync(new byte[1]));
    }

    [Fact]
    public async Task More_than_the_kernel_takes_at_once_is_sent_whole()
    {
        var (client, server) = await ConnectAsync();
        using var writer = client;
        using var reader = server;
        var bytes = new byte[16 << 20];
        new Random(5).NextBytes(bytes);
        var sending = client.SendAsync(bytes, CancellationToken.None).AsTask();
        var received = new byte[bytes.Length];
        for (var at = 0; at < received.Length;)
        {
            at += await reader.ReceiveAsync(received.AsMemory(at));
        }

        await sending.WaitAsync(Patience);
        Assert.True(received.AsSpan().SequenceEqual(bytes));
    }

    private static Task<int> Soon(ValueTask<int> read) => read.AsTask().WaitAsync(Patience);

    private protected abstract Task<IStreamSocket> ConnectAsync(IPAddress address, int port);

    private async Task<(IStreamSocket Client, Socket Server)> ConnectAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var accepting = listener.AcceptSocketAsync();
        var client = await ConnectAsync(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port);
        return (client, await accepting);
    }
}
