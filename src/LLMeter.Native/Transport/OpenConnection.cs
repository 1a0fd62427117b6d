namespace LLMeter.Native.Transport;

/// <summary>A connection that stands, and when each step of opening it was done (0 where the step was not needed).</summary>
/// <param name="Stream">What HTTP is spoken over: the socket, or TLS above it.</param>
/// <param name="Socket">The stamped socket below.</param>
/// <param name="Dns">The host's name was resolved.</param>
/// <param name="Connected">The TCP connection stood.</param>
/// <param name="Tls">The TLS handshake was done.</param>
internal sealed record OpenConnection(Stream Stream, MeteredStream Socket, long Dns, long Connected, long Tls);
