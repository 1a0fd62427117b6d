using System.Net.Sockets;
using LLMeter.Native.Measurement;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Transport;

/// <summary>Says what an exception of the network means for a request.</summary>
internal static class FailureReader
{
    /// <param name="broken">What was thrown while the request was under way.</param>
    /// <param name="answering">Whether the response's headers had come.</param>
    /// <param name="tally">What had arrived.</param>
    public static Failure Read(Exception broken, bool answering, ResponseTally tally)
    {
        if (Find<ConnectFailure>(broken) is { } connect)
        {
            return new Failure(connect.Kind, connect.Message);
        }

        return broken switch
        {
            WireException wire => new Failure(FailureKind.Malformed, wire.Message),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new Failure(FailureKind.Dns, broken.Message),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new Failure(FailureKind.Tls, Innermost(broken)),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } when !answering
                => new Failure(FailureKind.Malformed, $"the answer is not valid HTTP: {broken.Message}"),
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => new Failure(FailureKind.Connect, broken.Message),
            _ when answering => new Failure(FailureKind.Truncated, Cut(broken, tally)),
            _ => new Failure(FailureKind.Connect, Find<SocketException>(broken) is { } socket
                ? $"the connection broke before an answer came: {socket.Message}"
                : $"the connection was closed before an answer came: {Innermost(broken)}"),
        };
    }

    private static string Cut(Exception broken, ResponseTally tally)
    {
        var how = Find<SocketException>(broken) is { } socket ? $"the connection broke ({socket.Message})" : "the connection was closed";
        return tally.Events == 0 ? $"{how} before the first event of the answer" : $"{how} in the middle of the answer, after {tally.Events} events";
    }

    private static string Innermost(Exception broken) => broken.InnerException is { } inner ? Innermost(inner) : broken.Message;

    private static T? Find<T>(Exception? broken)
        where T : Exception
    {
        for (; broken is not null; broken = broken.InnerException)
        {
            if (broken is T found)
            {
                return found;
            }
        }

        return null;
    }
}
