using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;

namespace LLMeter.Native.Smoke;

/// <summary>A server of a few lines that is not ours: it hands every request to the test and sends what the test decides, so that tests wait for what happens and not for time.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<(string Request, TaskCompletionSource<string> Answer)> _requests =
        Channel.CreateUnbounded<(string, TaskCompletionSource<string>)>();

    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    /// <param name="certificate">Where given, the server speaks TLS with it, for the name localhost.</param>
    public ScriptedServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string BaseUrl => string.Create(CultureInfo.InvariantCulture, $"{(_certificate is null ? "http://127.0.0.1" : "https://localhost")}:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>The next request, head and body, and what to complete with the answer's bytes; never completed, the request stays in flight.</summary>
    public async Task<(string Request, TaskCompletionSource<string> Answer)> NextAsync() =>
        await _requests.Reader.ReadAsync(_stop.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>A streamed chat completion of two tokens, as OpenAI's reference shows it.</summary>
    public static string Stream() => Answer("200 OK", "text/event-stream",
        """
        data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

        data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":"Hello"},"finish_reason":null}]}

        data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":" there"},"finish_reason":"stop"}]}

        data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}

        data: [DONE]


        """);

    public static string Answer(string status, string type, string body) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var owned = connection;
        await using var stream = await SecureAsync(owned.GetStream());
        while (await ReadAsync(stream) is { } request)
        {
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _requests.Writer.TryWrite((request, answer));
            await stream.WriteAsync(Encoding.UTF8.GetBytes(await answer.Task.WaitAsync(_stop.Token)), _stop.Token);
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream)
    {
        if (_certificate is null)
        {
            return stream;
        }

        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return secured;
    }

    /// <summary>One whole request, or null where the client closed.</summary>
    private async Task<string?> ReadAsync(Stream stream)
    {
        const string length = "content-length:";
        var gathered = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0)
            {
                return null;
            }

            gathered.Append(Encoding.Latin1.GetString(buffer, 0, count));
            var text = gathered.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0)
            {
                continue;
            }

            var line = text[..head].Split("\r\n").FirstOrDefault(header => header.StartsWith(length, StringComparison.OrdinalIgnoreCase));
            var body = line is null ? 0 : int.Parse(line[length.Length..], CultureInfo.InvariantCulture);
            if (text.Length >= head + 4 + body)
            {
                return text;
            }
        }
    }
}
