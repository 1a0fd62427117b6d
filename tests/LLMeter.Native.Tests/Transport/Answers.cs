using System.Globalization;
using System.Text;

namespace LLMeter.Native.Tests.Transport;

/// <summary>Answers as bytes on the wire.</summary>
internal static class Answers
{
    public const string Done = "data: [DONE]\n\n";

    public const string Usage = """data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""" + "\n\n";

    /// <summary>Headers of a stream that ends with its connection.</summary>
    public const string StreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nConnection: close\r\n\r\n";

    public static string Text(string text) => Delta($$"""{"content":"{{text}}"}""", "null");

    public static string Finish => Delta("{}", "\"stop\"");

    /// <summary>Two tokens, usage and [DONE], of known length.</summary>
    public static string GoodStream => Whole("200 OK", "text/event-stream", Text("Hello") + Text(" there") + Finish + Usage + Done);

    public static string GoodCompletion => Whole("200 OK", "application/json",
        """{"id":"c1","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hello there"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""");

    public static string Whole(string status, string type, string body, string headers = "") => string.Create(
        CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");

    private static string Delta(string delta, string finishReason) =>
        $$"""data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finishReason}}}]}""" + "\n\n";
}
