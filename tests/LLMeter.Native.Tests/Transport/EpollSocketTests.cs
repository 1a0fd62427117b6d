using System.Net;
using LLMeter.Native.Transport;

namespace LLMeter.Native.Tests.Transport;

/// <summary>Linux's own event loop: sockets at the edges of an edge-triggered event.</summary>
public sealed class EpollSocketTests : StreamSocketTests
{
    private protected override async Task<IStreamSocket> ConnectAsync(IPAddress address, int port) =>
        await EpollSocket.ConnectAsync(address, port, CancellationToken.None);
}
