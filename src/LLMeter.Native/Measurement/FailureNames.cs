namespace LLMeter.Native.Measurement;

/// <summary>The kinds' names in files and reports, and the HTTP statuses that mean them.</summary>
internal static class FailureNames
{
    private static readonly string[] Names =
    [
        "none", "connect", "dns", "tls", "timeout", "throttled", "auth", "client_error",
        "server_error", "stream_error", "truncated", "malformed", "cancelled",
    ];

    public static string Name(this FailureKind kind) => Names[(int)kind];

    /// <summary>The kind of a refusal with an HTTP status.</summary>
    public static FailureKind OfStatus(int status) => status switch
    {
        401 or 403 => FailureKind.Auth,
        408 => FailureKind.Timeout,
        429 => FailureKind.Throttled,
        >= 500 => FailureKind.ServerError,
        _ => FailureKind.ClientError,
    };

    public static bool TryParse(string name, out FailureKind kind)
    {
        var index = Array.IndexOf(Names, name);
        kind = index < 0 ? FailureKind.None : (FailureKind)index;
        return index >= 0;
    }
}
