using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LLMeter.Native.Tests.Transport;

/// <summary>One connection of a <see cref="ScriptedServer"/>; closed when its script ends.</summary>
internal sealed class ScriptedConnection(Socket socket, int number, CancellationToken stop) : IDisposable
{
    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly StringBuilder _unread = new();

    /// <summary>Its number in the order of acceptance, from 1.</summary>
    public int Number => number;

    public Stream Stream => _stream;

    public CancellationToken Stop => stop;

    /// <summary>One whole request, head and body, or null where the client closed.</summary>
    public async Task<string?> ReadRequestAsync()
    {
        var buffer = new byte[8192];
        while (true)
        {
            var text = _unread.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && text.Length >= head + 4 + BodyLength(text[..head]))
            {
                _unread.Clear();
                return text;
            }

            var count = await _stream.ReadAsync(buffer, stop);
            if (count == 0)
            {
                return null;
            }

            _unread.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
    }

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);

    /// <summary>Holds the connection open until the test is over.</summary>
    public Task HoldAsync() => Task.Delay(Timeout.Infinite, stop);

    /// <summary>Breaks the connection: the client's next read fails.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public void Dispose() => _stream.Dispose();

    private static int BodyLength(string head)
    {
        const string name = "content-length:";
        var line = head.Split("\r\n").FirstOrDefault(header => header.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line[name.Length..], CultureInfo.InvariantCulture);
    }
}
