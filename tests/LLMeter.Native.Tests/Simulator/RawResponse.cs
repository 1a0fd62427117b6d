using System.Globalization;
using System.Text;

namespace LLMeter.Native.Tests.Simulator;

/// <summary>A response as its bytes came, read by RFC 9112 and by nothing of the product.</summary>
internal sealed class RawResponse
{
    public RawResponse(byte[] bytes, bool wasReset)
    {
        WasReset = wasReset;
        var text = Encoding.Latin1.GetString(bytes);
        var headEnd = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (headEnd < 0)
        {
            return;
        }

        var lines = text[..headEnd].Split("\r\n");
        Status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        foreach (var line in lines[1..])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            Headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = text[(headEnd + 4)..];
        if (Headers.GetValueOrDefault("Transfer-Encoding") == "chunked")
        {
            ReadChunks(body);
        }
        else
        {
            Body = Utf8(body);
            IsWhole = body.Length.ToString(CultureInfo.InvariantCulture) == Headers.GetValueOrDefault("Content-Length");
        }
    }

    public int Status { get; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The chunks in order; the simulator's every write is one.</summary>
    public List<string> Chunks { get; } = [];

    public string Body { get; private set; } = "";

    /// <summary>Whether the body ended as HTTP says it must.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether the connection ended in a reset.</summary>
    public bool WasReset { get; }

    /// <summary>The payloads of all events, read by the standard's rules (WHATWG HTML, 9.2.6).</summary>
    public List<string> Events
    {
        get
        {
            var events = new List<string>();
            var data = new List<string>();
            foreach (var line in Body.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
            {
                if (line.Length == 0 && data.Count > 0)
                {
                    events.Add(string.Join('\n', data));
                    data.Clear();
                }
                else if (line.StartsWith("data:", StringComparison.Ordinal))
                {
                    data.Add(line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : line[5..]);
                }
            }

            return events;
        }
    }

    private void ReadChunks(string body)
    {
        var bytes = new StringBuilder();
        var at = 0;
        while (body.IndexOf("\r\n", at, StringComparison.Ordinal) is var lineEnd and >= 0)
        {
            var size = int.Parse(body[at..lineEnd], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var from = lineEnd + 2;
            if (size == 0)
            {
                IsWhole = body[from..] == "\r\n";
                break;
            }

            var to = Math.Min(from + size, body.Length);
            bytes.Append(body, from, to - from);
            Chunks.Add(Utf8(body[from..to]));
            at = Math.Min(to + 2, body.Length);
        }

        Body = Utf8(bytes.ToString());
    }

    private static string Utf8(string latin1) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin1));
}
