using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Transport;

/// <summary>Opens connections to one address, step by step: name, TCP, TLS.</summary>
/// <param name="address">Scheme, host and port.</param>
internal sealed class ConnectionOpener(Uri address)
{
    private static readonly List<SslApplicationProtocol> Http11 = [SslApplicationProtocol.Http11];

    /// <summary>Opens a connection to the address itself, TLS included.</summary>
    public async Task<OpenConnection> OpenAsync(CancellationToken cancel)
    {
        var opened = await OpenTcpAsync(address.IdnHost, address.Port, cancel);
        return address.Scheme == Uri.UriSchemeHttps ? await SecureAsync(opened, cancel) : opened;
    }

    /// <summary>Opens a plain connection to a host, such as a proxy.</summary>
    /// <exception cref="ConnectFailure">At the step that it names.</exception>
    public static async Task<OpenConnection> OpenTcpAsync(string host, int port, CancellationToken cancel)
    {
        var (addresses, resolved) = await ResolveAsync(host, cancel);
        for (var i = 0; ; i++)
        {
            try
            {
                IStreamSocket socket = EventLoop.IsSupported
                    ? await EpollSocket.ConnectAsync(addresses[i], port, cancel)
                    : await PortableSocket.ConnectAsync(addresses[i], port, cancel);
                var metered = new MeteredStream(socket);
                return new OpenConnection(metered, metered, resolved, Clock.Now(), 0);
            }
            catch (SocketException broken)
            {
                if (i == addresses.Length - 1)
                {
                    throw new ConnectFailure(FailureKind.Connect, $"cannot connect to {host}:{port}: {broken.Message}", broken);
                }
            }
        }
    }

    private static async Task<(IPAddress[] Addresses, long Resolved)> ResolveAsync(string host, CancellationToken cancel)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return ([literal], 0);
        }

        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancel);
            return (addresses, Clock.Now());
        }
        catch (SocketException broken)
        {
            throw new ConnectFailure(FailureKind.Dns, $"cannot resolve the host name '{host}': {broken.Message}", broken);
        }
    }

    private async Task<OpenConnection> SecureAsync(OpenConnection plain, CancellationToken cancel)
    {
        var tls = new SslStream(plain.Stream, leaveInnerStreamOpen: false);
        try
        {
            var options = new SslClientAuthenticationOptions { TargetHost = address.IdnHost, ApplicationProtocols = Http11 };
            await Task.Run(() => tls.AuthenticateAsClientAsync(options, cancel), cancel); // Never on the event thread: see MeteredStream.
            return plain with { Stream = tls, Tls = Clock.Now() };
        }
        catch (Exception broken) when (broken is AuthenticationException or IOException)
        {
            await tls.DisposeAsync();
            var reason = broken.InnerException is AuthenticationException inner ? inner.Message : broken.Message;
            throw new ConnectFailure(FailureKind.Tls, $"TLS handshake with {address.IdnHost}:{address.Port} failed: {reason}", broken);
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}
