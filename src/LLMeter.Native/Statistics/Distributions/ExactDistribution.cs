using System.Runtime.InteropServices;

namespace LLMeter.Native.Statistics.Distributions;

/// <summary>Keeps every value: eight bytes each, sorted when first asked for a rank.</summary>
internal sealed class ExactDistribution : IDistribution
{
    private readonly List<double> _values = [];
    private ExactSum _sum;
    private bool _sorted = true;

    public long Count => _values.Count;

    public double Sum => _sum.Value;

    public double Mean => Sum / Count;

    public double Min => Count == 0 ? double.NaN : OrderStatistic(1);

    public double Max => Count == 0 ? double.NaN : OrderStatistic(Count);

    public void Add(double value)
    {
        _sorted = _values.Count == 0 || (_sorted && value >= _values[^1]);
        _values.Add(value);
        _sum.Add(value);
    }

    public double OrderStatistic(long rank)
    {
        if (!_sorted)
        {
            CollectionsMarshal.AsSpan(_values).Sort();
            _sorted = true;
        }

        return _values[(int)(rank - 1)];
    }
}
