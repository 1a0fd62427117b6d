using System.Net;
using LLMeter.Native.Transport;

namespace LLMeter.Native.Tests.Transport;

/// <summary>.NET's engine, which serves where there is no event loop of ours.</summary>
public sealed class PortableSocketTests : StreamSocketTests
{
    private protected override async Task<IStreamSocket> ConnectAsync(IPAddress address, int port) =>
        await PortableSocket.ConnectAsync(address, port, CancellationToken.None);
}
