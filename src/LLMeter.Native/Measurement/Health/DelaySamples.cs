namespace LLMeter.Native.Measurement;

/// <summary>Delays of a heartbeat over a run of any length in bounded memory: once full, every other sample goes and the next ones count double.</summary>
internal sealed class DelaySamples
{
    private const int Capacity = 1 << 14;
    private readonly double[] _values = new double[Capacity];
    private int _count;
    private int _stride = 1;
    private int _skip;

    /// <summary>The largest delay of all, kept exactly.</summary>
    public double Max { get; private set; }

    public void Add(double seconds)
    {
        Max = Math.Max(Max, seconds);
        if (++_skip < _stride)
        {
            return;
        }

        _skip = 0;
        if (_count == Capacity)
        {
            Thin();
        }

        _values[_count++] = seconds;
    }

    /// <summary>A copy of the kept delays, in no order: what a caller sorts need not keep the heartbeat waiting.</summary>
    public double[] Snapshot() => _values.AsSpan(0, _count).ToArray();

    /// <summary>The smallest of sorted delays that at least <paramref name="share"/> of them do not exceed; 0 without any.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double share) =>
        sorted.IsEmpty ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private void Thin()
    {
        for (var i = 0; i < Capacity / 2; i++)
        {
            _values[i] = _values[2 * i];
        }

        _count = Capacity / 2;
        _stride *= 2;
    }
}
