namespace LLMeter.Native.Endpoints;

/// <summary>Puts the headers of --header on requests: in place of our own of that name, as often as they were given.</summary>
internal static class RequestHeaders
{
    /// <summary>Headers that frame the message: the transport's alone to write.</summary>
    private static readonly string[] Framing = ["Content-Length", "Transfer-Encoding"];

    /// <exception cref="OptionException">One of them cannot be sent. The message names it and not its value, which may be a secret.</exception>
    public static void Add(HttpRequestMessage message, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            var (name, value) = headers[i];
            if (!TryAdd(message, name, value, isFirst: !IsRepeated(headers, i)))
            {
                throw new OptionException("--header", $"--header: '{name}' with this value cannot be a request's header");
            }
        }
    }

    private static bool TryAdd(HttpRequestMessage message, string name, string value, bool isFirst)
    {
        if (value.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 || Framing.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            if (isFirst && message.Headers.NonValidated.Contains(name))
            {
                message.Headers.Remove(name);
            }

            if (message.Headers.TryAddWithoutValidation(name, value))
            {
                return true;
            }

            message.Content!.Headers.Remove(name);
            message.Content.Headers.Add(name, value);
            return true;
        }
        catch (Exception unfit) when (unfit is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether the same header was given before.</summary>
    private static bool IsRepeated(IReadOnlyList<KeyValuePair<string, string>> headers, int index) =>
        headers.Take(index).Any(earlier => earlier.Key.Equals(headers[index].Key, StringComparison.OrdinalIgnoreCase));
}
