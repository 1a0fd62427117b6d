namespace LLMeter.Native.Wire;

/// <summary>The framing of an answer that comes whole: the body is the one event.</summary>
internal struct WholeBodyDecoder : IFrameDecoder
{
    public readonly bool TryRead(ReadOnlySpan<byte> unread, out Frame frame, out int consumed)
    {
        frame = default;
        consumed = 0;
        return false;
    }

    public readonly bool TryFinish(ReadOnlySpan<byte> unread, out Frame frame)
    {
        frame = new Frame(default, unread);
        return !unread.IsEmpty;
    }
}
