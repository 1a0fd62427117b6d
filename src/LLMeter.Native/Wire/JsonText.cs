using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace LLMeter.Native.Wire;

/// <summary>A JSON string's bytes between the quotes, still escaped, viewed in place.</summary>
internal readonly ref struct JsonText
{
    private const int StackLimit = 256;

    /// <param name="raw">The bytes between the quotes of a string that a JSON reader has accepted.</param>
    /// <param name="hasEscapes">Whether a backslash occurs in them.</param>
    public JsonText(ReadOnlySpan<byte> raw, bool hasEscapes)
    {
        Raw = raw;
        HasEscapes = hasEscapes;
        Exists = true;
    }

    /// <summary>Whether a string was there; false when it was absent, null or of another kind.</summary>
    public bool Exists { get; }

    /// <summary>Whether <see cref="Raw"/> holds escape sequences.</summary>
    public bool HasEscapes { get; }

    public ReadOnlySpan<byte> Raw { get; }

    /// <summary>Whether there is no text: absent, null or "".</summary>
    public bool IsEmpty => Raw.IsEmpty;

    /// <summary>Appends the text as UTF-8 with its escapes resolved. Allocates nothing.</summary>
    /// <remarks>Bytes that stand unescaped are copied as they came, so that a character cut between two texts is whole again when both are appended.</remarks>
    public void AppendTo(IBufferWriter<byte> to)
    {
        if (IsEmpty)
        {
            return;
        }

        var target = to.GetSpan(Raw.Length);
        to.Advance(Unescape(target));
    }

    /// <summary>The text as a string, or null where there was none. Allocates: not for the hot path.</summary>
    public string? Decode()
    {
        if (!Exists || !HasEscapes)
        {
            return Exists ? Encoding.UTF8.GetString(Raw) : null;
        }

        var buffer = new byte[Raw.Length];
        return Encoding.UTF8.GetString(buffer, 0, Unescape(buffer));
    }

    /// <summary>Whether a string was there whose unescaped value is exactly <paramref name="utf8"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equals(ReadOnlySpan<byte> utf8) => HasEscapes ? EqualsUnescaped(utf8) : Raw.SequenceEqual(utf8) && Exists;

    public override string ToString() => Decode() ?? "";

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EqualsUnescaped(ReadOnlySpan<byte> utf8)
    {
        // A byte takes at most six as an escape, and no escape is shorter than what it stands for.
        if (Raw.Length < utf8.Length || Raw.Length > utf8.Length * JsonEscapes.MaxExpansion)
        {
            return false;
        }

        var rented = Raw.Length > StackLimit ? ArrayPool<byte>.Shared.Rent(Raw.Length) : null;
        var buffer = rented ?? stackalloc byte[StackLimit];
        var equal = utf8.SequenceEqual(buffer[..Unescape(buffer)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return equal;
    }

    private int Unescape(Span<byte> target)
    {
        if (HasEscapes)
        {
            return JsonEscapes.Resolve(Raw, target);
        }

        Raw.CopyTo(target);
        return Raw.Length;
    }
}
