namespace LLMeter.Native.Wire;

/// <summary>One event of an answer. It views the caller's buffer: read it before the next call of the decoder.</summary>
/// <param name="type">The event's type where the framing has one; else empty.</param>
/// <param name="data">The event's data.</param>
internal readonly ref struct Frame(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
{
    public ReadOnlySpan<byte> Type { get; } = type;

    public ReadOnlySpan<byte> Data { get; } = data;
}
