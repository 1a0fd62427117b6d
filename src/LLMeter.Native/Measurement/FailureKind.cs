namespace LLMeter.Native.Measurement;

/// <summary>Why a request failed: a closed set, so that reports count it without comparing messages.</summary>
internal enum FailureKind
{
    /// <summary>It did not fail.</summary>
    None,

    /// <summary>No connection: refused, unreachable, or closed before an answer.</summary>
    Connect,

    /// <summary>The host's name has no address.</summary>
    Dns,

    /// <summary>The TLS handshake failed.</summary>
    Tls,

    /// <summary>Not finished within the request's time.</summary>
    Timeout,

    /// <summary>The service asked to slow down (429 and its kin).</summary>
    Throttled,

    /// <summary>The service refused the credentials (401, 403).</summary>
    Auth,

    /// <summary>The service refused the request (other 4xx).</summary>
    ClientError,

    /// <summary>The service failed (5xx).</summary>
    ServerError,

    /// <summary>An error object inside a stream that began well.</summary>
    StreamError,

    /// <summary>The answer ended, or its connection broke, before its end was announced.</summary>
    Truncated,

    /// <summary>The answer is not what the dialect says: no JSON, an HTML page, a broken frame.</summary>
    Malformed,

    /// <summary>The run was stopped while it was in flight.</summary>
    Cancelled,
}
