namespace LLMeter.Native.Measurement;

/// <summary>When each step of one attempt happened, in <see cref="Clock"/> stamps; 0 where it did not happen.</summary>
/// <remarks>In the order of a request's life; what the body's events add is in <see cref="ResponseTally"/>.</remarks>
internal struct AttemptStamps
{
    /// <summary>When the schedule called for it; equals <see cref="Sent"/> in closed loop.</summary>
    public long Due;

    /// <summary>Just before the request was handed to the transport.</summary>
    public long Sent;

    /// <summary>The host's name was resolved (only where this request opened the connection).</summary>
    public long Dns;

    /// <summary>The TCP connection stood (only where this request opened the connection).</summary>
    public long Connected;

    /// <summary>The TLS handshake was done (only where this request opened the connection).</summary>
    public long Tls;

    /// <summary>The request's last byte went to the kernel.</summary>
    public long Written;

    /// <summary>The response's headers were read.</summary>
    public long Headers;

    /// <summary>The request was over for its client, the connection free again; or the failure.</summary>
    public long End;
}
