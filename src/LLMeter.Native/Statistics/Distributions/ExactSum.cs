namespace LLMeter.Native.Statistics.Distributions;

/// <summary>Adds doubles without losing small ones beside large ones.</summary>
/// <remarks>
/// Neumaier's compensated summation (A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974):
/// as near to Python's exact mean as a double can tell, over any number of values.
/// </remarks>
internal struct ExactSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum + _lost;

    public void Add(double value)
    {
        var sum = _sum + value;
        _lost += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }
}
