using System.Net.Sockets;
using LLMeter.Native.Simulator.Scheduling;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LLMeter.Native.Simulator;

/// <summary>A running simulator: Kestrel without a host around it, and one timer thread.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private const long LargestRequest = 256L * 1024 * 1024;

    private readonly KestrelServer _server;
    private readonly TimerThread _timer;

    private SimulatorHost(KestrelServer server, TimerThread timer, Uri root)
    {
        _server = server;
        _timer = timer;
        Root = root;
        BaseAddress = new Uri(root, "v1");
    }

    /// <summary>Where the server is, without a path: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Root { get; }

    /// <summary>What OpenAI's clients call the base URL: <c>http://127.0.0.1:PORT/v1</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts a simulator; it serves when the task is done.</summary>
    /// <exception cref="IOException">The address is in use, not of this machine, or not allowed.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorSettings settings, CancellationToken cancel)
    {
        var timer = new TimerThread();
        var server = new KestrelServer(
            Options.Create(ServerOptions(settings)),
            new SocketTransportFactory(Options.Create(TransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(new SimulatorApplication(new RequestHandler(settings, timer)), cancel);
        }
        catch (Exception failure)
        {
            server.Dispose();
            timer.Dispose();
            if (failure is SocketException)
            {
                throw new IOException($"{settings.Host}:{settings.Port}: {failure.Message}", failure);
            }

            throw;
        }

        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new SimulatorHost(server, timer, new Uri(address));
    }

    /// <summary>Stops at once: answers under way are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
        _timer.Dispose();
    }

    private static KestrelServerOptions ServerOptions(SimulatorSettings settings)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        options.Limits.MaxRequestBodySize = LargestRequest;
        options.Limits.MaxConcurrentConnections = null;
        options.Limits.MinRequestBodyDataRate = null;  // A slow client is the client's business,
        options.Limits.MinResponseDataRate = null;     // and a stalled answer is ours.
        options.Limits.KeepAliveTimeout = TimeSpan.FromHours(1);
        options.Limits.RequestHeadersTimeout = TimeSpan.FromMinutes(1);
        options.Listen(settings.Host, settings.Port, static listen => listen.Protocols = HttpProtocols.Http1);
        return options;
    }

    private static SocketTransportOptions TransportOptions() => new()
    {
        Backlog = 4096,
        NoDelay = true,

        // A flush is then the system call itself, on the thread that stamped the event: no hop, no second wake-up.
        UnsafePreferInlineScheduling = true,
    };
}
