using System.Buffers;
using System.Text;

namespace LLMeter.Native.Measurement;

/// <summary>Gathers bytes in a rented array that doubles as needed; an append into room that is there allocates nothing.</summary>
internal sealed class ByteBuffer : IBufferWriter<byte>
{
    private const int FirstSize = 512;
    private byte[] _bytes = [];
    private int _count;

    public int Count => _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _count += bytes.Length;
    }

    public void Advance(int count) => _count += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_count);
    }

    public void Clear() => _count = 0;

    /// <summary>The bytes as text, or null where there are none; broken UTF-8 becomes U+FFFD.</summary>
    public string? Decode() => _count == 0 ? null : Encoding.UTF8.GetString(Written);

    /// <summary>Gives the array back. The buffer is empty afterwards and may be used again.</summary>
    public void Return()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = [];
        _count = 0;
    }

    private void Reserve(int size)
    {
        if (_bytes.Length - _count >= Math.Max(size, 1))
        {
            return;
        }

        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(_count + size, Math.Max(FirstSize, _count * 2)));
        Written.CopyTo(grown);
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = grown;
    }
}
