using System.Buffers.Text;

namespace LLMeter.Native.Simulator.Dialects;

/// <summary>Puts bytes and numbers one after the other into a span that is known to be long enough.</summary>
internal ref struct ByteWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public void Put(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_destination[Length..]);
        Length += bytes.Length;
    }

    public void Put(long number)
    {
        Utf8Formatter.TryFormat(number, _destination[Length..], out var written);
        Length += written;
    }
}
