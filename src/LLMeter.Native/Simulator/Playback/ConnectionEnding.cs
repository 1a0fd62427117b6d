using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace LLMeter.Native.Simulator.Playback;

/// <summary>Leaves a connection as the end of its answer wants it.</summary>
internal static class ConnectionEnding
{
    private static readonly TimeSpan PatienceAfterCut = TimeSpan.FromSeconds(1);

    public static async ValueTask EndAsync(HttpContext http, PlayEnd end)
    {
        var socket = http.Features.Get<IConnectionSocketFeature>()?.Socket;
        switch (end)
        {
            case PlayEnd.Reset:
                socket?.LingerState = new LingerOption(true, 0); // A close is then a reset.
                http.Abort();
                return;
            case PlayEnd.Stall:
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
                return;
            case PlayEnd.CutChunk:
                // Past Kestrel, which writes whole chunks only; all that it had to send is sent by now.
                socket?.Send("1ff\r\ndata: {\"id\":\"chatcmpl-"u8);
                socket?.Shutdown(SocketShutdown.Send);
                await Task.Delay(PatienceAfterCut, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // The client closes now,
                http.Abort(); // or is cut off.
                return;
            default:
                return;
        }
    }
}
