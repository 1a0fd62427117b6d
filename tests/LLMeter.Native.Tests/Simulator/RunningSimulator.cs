using System.Net.Sockets;
using System.Text;
using LLMeter.Native.Simulator;

namespace LLMeter.Native.Tests.Simulator;

/// <summary>A simulator on a free port, and the plainest client that can ask it.</summary>
internal sealed class RunningSimulator : IAsyncDisposable
{
    public const string Question = """{"model":"m","messages":[{"role":"user","content":"one two three"}],"stream":true,"stream_options":{"include_usage":true}}""";
    public const string WholeQuestion = """{"model":"m","messages":[{"role":"user","content":"one two three"}]}""";

    private readonly SimulatorHost _host;

    private RunningSimulator(SimulatorHost host) => _host = host;

    public SimulatorHost Host => _host;

    public static async Task<RunningSimulator> StartAsync(string options)
    {
        Assert.True(SimulatorOptions.TryParse(options.Split(' ', StringSplitOptions.RemoveEmptyEntries), out var settings, out var error), error);
        return new(await SimulatorHost.StartAsync(settings, CancellationToken.None));
    }

    /// <summary>Asks on a connection of its own and reads until the server ends it.</summary>
    public async Task<RawResponse> AskAsync(string body = Question, string headers = "", string target = "POST /v1/chat/completions")
    {
        using var connection = await SendAsync(body, headers, target);
        return await ReadToEndAsync(connection);
    }

    public Task<RawResponse> AskWithFaultAsync(string fault, string body = Question) => AskAsync(body, $"x-llmeter-fault: {fault}\r\n");

    public async Task<Socket> SendAsync(string body = Question, string headers = "", string target = "POST /v1/chat/completions")
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_host.Root.Host, _host.Root.Port);
        var request = $"{target} HTTP/1.1\r\nHost: sim\r\nConnection: close\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
        await socket.SendAsync(Encoding.UTF8.GetBytes(request));
        return socket;
    }

    public static async Task<RawResponse> ReadToEndAsync(Socket connection)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[65536];
        try
        {
            int read;
            while ((read = await connection.ReceiveAsync(buffer)) > 0)
            {
                bytes.Write(buffer, 0, read);
            }

            return new(bytes.ToArray(), wasReset: false);
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return new(bytes.ToArray(), wasReset: true);
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
