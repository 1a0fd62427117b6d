using System.Buffers.Text;

namespace LLMeter.Native.Wire;

/// <summary>Whole numbers that JSON writes with a fraction or an exponent, such as 12.0 or 1.2e1, taken exactly.</summary>
internal static class JsonNumber
{
    private const int MostDigits = 20; // of a ulong

    /// <param name="number">A number that a JSON reader has accepted.</param>
    /// <returns>null when the number is not whole or does not fit.</returns>
    public static long? ToInt64(ReadOnlySpan<byte> number)
    {
        var negative = number[0] == (byte)'-';
        var exponentAt = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        mantissa = mantissa[(negative ? 1 : 0)..];
        var point = mantissa.IndexOf((byte)'.');
        var fractionDigits = point < 0 ? 0 : mantissa.Length - point - 1;

        // Without its zeros at the end, a number is whole exactly when its power of ten is not negative.
        var significant = mantissa.TrimEnd("0."u8);
        if (significant.IsEmpty)
        {
            return 0;
        }

        var dropped = 0;
        foreach (var letter in mantissa[significant.Length..])
        {
            dropped += letter == (byte)'.' ? 0 : 1;
        }

        if (Exponent(exponentAt < 0 ? default : number[(exponentAt + 1)..]) is not { } exponent)
        {
            return null;
        }

        var power = exponent - fractionDigits + dropped;
        return power is >= 0 and < MostDigits && Magnitude(significant, (int)power) is { } magnitude ? Signed(magnitude, negative) : null;
    }

    private static long? Exponent(ReadOnlySpan<byte> exponent)
    {
        if (exponent.IsEmpty)
        {
            return 0;
        }

        exponent = exponent[0] == (byte)'+' ? exponent[1..] : exponent;
        return Utf8Parser.TryParse(exponent, out int value, out var used) && used == exponent.Length ? value : null;
    }

    private static ulong? Magnitude(ReadOnlySpan<byte> digits, int power)
    {
        UInt128 magnitude = 0;
        foreach (var letter in digits)
        {
            magnitude = letter == (byte)'.' ? magnitude : (magnitude * 10) + (uint)(letter - (byte)'0');
            if (magnitude > ulong.MaxValue)
            {
                return null;
            }
        }

        for (; power > 0; power--)
        {
            magnitude *= 10;
        }

        return magnitude <= ulong.MaxValue ? (ulong)magnitude : null;
    }

    private static long? Signed(ulong magnitude, bool negative)
    {
        const ulong Lowest = 1UL << 63; // |long.MinValue|
        if (negative)
        {
            return magnitude <= Lowest ? unchecked((long)(0 - magnitude)) : null;
        }

        return magnitude < Lowest ? (long)magnitude : null;
    }
}
