using System.Numerics;

namespace LLMeter.Native.Statistics.Distributions;

/// <summary>Counts whole numbers in slots whose width grows with the value: a fixed size, and at most 0.1% relative error.</summary>
/// <remarks>
/// Log-linear: below 1,024 every number has its own slot; above, each power of two is cut into 512 slots of equal width. A slot stands for
/// its middle, so the error is at most half a width in 512 widths: 1/1,024, or 0.098%. Nanoseconds up to 13 days and counts up to
/// 10^15 fit; larger values go to the last slot. 165 KiB, recording takes a few instructions and allocates nothing.
/// </remarks>
internal sealed class LatencyHistogram
{
    private const int SlotBits = 9;
    private const int SlotsPerDoubling = 1 << SlotBits;
    private const int ValueBits = 50;
    private const long Greatest = (1L << ValueBits) - 1;
    private readonly long[] _slots = new long[(ValueBits - SlotBits + 1) * SlotsPerDoubling];
    private int _lowest = int.MaxValue;
    private int _highest = -1;

    public long Count { get; private set; }

    /// <summary>Counts one value; a negative one counts as 0.</summary>
    public void Record(long value)
    {
        var slot = SlotOf(Math.Clamp(value, 0, Greatest));
        _slots[slot]++;
        _lowest = Math.Min(_lowest, slot);
        _highest = Math.Max(_highest, slot);
        Count++;
    }

    /// <summary>Takes over all that another histogram counted.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var slot = other._lowest; slot <= other._highest; slot++)
        {
            _slots[slot] += other._slots[slot];
        }

        _lowest = Math.Min(_lowest, other._lowest);
        _highest = Math.Max(_highest, other._highest);
        Count += other.Count;
    }

    /// <summary>The value at a rank, from 1 to <see cref="Count"/>: the middle of the slot that holds it.</summary>
    public double ValueAtRank(long rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, Count);
        var seen = 0L;
        var slot = _lowest;
        while ((seen += _slots[slot]) < rank)
        {
            slot++;
        }

        return MiddleOf(slot);
    }

    private static int SlotOf(long value)
    {
        // The shift that leaves ten significant bits; the leading one is implied by the doubling.
        var shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - SlotBits);
        return (shift * SlotsPerDoubling) + (int)(value >> shift);
    }

    private static double MiddleOf(int slot)
    {
        var shift = Math.Max(0, (slot / SlotsPerDoubling) - 1);
        var least = (long)(slot - (shift * SlotsPerDoubling)) << shift;
        return least + (((1L << shift) - 1) / 2d);
    }
}
