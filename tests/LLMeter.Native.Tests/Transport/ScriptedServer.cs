using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LLMeter.Native.Tests.Transport;

/// <summary>A server that does with each connection what the test says, byte for byte: for what a real one never does.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ScriptedConnection, Task> _serve;
    private readonly Task _accepting;
    private int _connections;

    public ScriptedServer(Func<ScriptedConnection, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string BaseUrl => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/v1");

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Answers every request on every connection with the same bytes.</summary>
    public static ScriptedServer Saying(string answer) => new(async connection =>
    {
        while (await connection.ReadRequestAsync() is not null)
        {
            await connection.SendAsync(answer);
        }
    });

    /// <summary>Answers one request on every connection and closes it then.</summary>
    public static ScriptedServer SayingOnce(string answer) => new(async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(answer);
    });

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                serving.Add(ServeAsync(socket, Interlocked.Increment(ref _connections)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        using var connection = new ScriptedConnection(socket, number, _stop.Token);
        try
        {
            await Task.Yield();
            await _serve(connection);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}
