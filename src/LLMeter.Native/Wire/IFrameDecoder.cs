namespace LLMeter.Native.Wire;

/// <summary>Cuts a stream of bytes into events. Does no I/O: the caller owns the buffer, the decoder remembers how far it has looked.</summary>
/// <remarks>Implemented by structs, so that a pump compiled for one framing calls it directly.</remarks>
internal interface IFrameDecoder
{
    /// <summary>Takes the next whole event off the front of <paramref name="unread"/>.</summary>
    /// <param name="unread">All bytes not yet consumed; what an earlier call left must be there again, unmoved relative to the front.</param>
    /// <param name="frame">The event, where there is a whole one.</param>
    /// <param name="consumed">How many bytes of the front the caller may drop; with an event, after it has been read.</param>
    /// <returns>false when more bytes are needed.</returns>
    /// <exception cref="WireException">The bytes break the framing, or an event is longer than allowed.</exception>
    bool TryRead(ReadOnlySpan<byte> unread, out Frame frame, out int consumed);

    /// <summary>Takes what is left once the stream has ended.</summary>
    bool TryFinish(ReadOnlySpan<byte> unread, out Frame frame);
}
