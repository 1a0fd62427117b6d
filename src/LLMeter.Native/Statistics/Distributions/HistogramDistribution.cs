namespace LLMeter.Native.Statistics.Distributions;

/// <summary>Keeps counts of values instead of values: a fixed size however long the run, ranks within 0.1%, the rest exact.</summary>
/// <param name="unit">The least difference that matters, 1e-9 for seconds and 1 for counts: values are counted as multiples of it.</param>
internal sealed class HistogramDistribution(double unit) : IDistribution
{
    private readonly LatencyHistogram _histogram = new();
    private ExactSum _sum;

    public long Count => _histogram.Count;

    public double Sum => _sum.Value;

    public double Mean => Sum / Count;

    public double Min { get; private set; } = double.NaN;

    public double Max { get; private set; } = double.NaN;

    public void Add(double value)
    {
        _histogram.Record((long)Math.Round(value / unit));
        _sum.Add(value);
        Min = value >= Min ? Min : value; // The comparison is false while there is no value yet.
        Max = value <= Max ? Max : value;
    }

    public double OrderStatistic(long rank) =>
        rank == 1 ? Min
        : rank == Count ? Max
        : Math.Clamp(_histogram.ValueAtRank(rank) * unit, Min, Max);
}
