using System.Buffers;

namespace LLMeter.Native.Measurement;

/// <summary>Keeps the time between neighbouring events of one stream, in stamp ticks. Allocates nothing once its rented array is large enough.</summary>
internal struct GapRecorder
{
    private const int FirstSize = 256;
    private long[]? _gaps;
    private int _count;
    private long _last;

    public readonly int Count => _count;

    /// <summary>Gaps in order of arrival; events that one read completed have a gap of 0.</summary>
    public readonly ReadOnlySpan<long> Ticks => _gaps.AsSpan(0, _count);

    /// <summary>Notes an event's arrival.</summary>
    public void Mark(long stamp)
    {
        if (_last != 0)
        {
            if (_gaps is null || _count == _gaps.Length)
            {
                Grow();
            }

            _gaps![_count++] = stamp - _last;
        }

        _last = stamp;
    }

    /// <summary>Gives the array back.</summary>
    public void Return()
    {
        if (_gaps is not null)
        {
            ArrayPool<long>.Shared.Return(_gaps);
        }

        _gaps = null;
        _count = 0;
    }

    private void Grow()
    {
        var grown = ArrayPool<long>.Shared.Rent(Math.Max(FirstSize, _count * 2));
        Ticks.CopyTo(grown);
        if (_gaps is not null)
        {
            ArrayPool<long>.Shared.Return(_gaps);
        }

        _gaps = grown;
    }
}
