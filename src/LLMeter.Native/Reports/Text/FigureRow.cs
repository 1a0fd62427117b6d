namespace LLMeter.Native.Reports.Text;

/// <summary>One row of the figures: a metric with its average and percentiles.</summary>
/// <param name="Label">What a reader calls it.</param>
/// <param name="Metric">Its name in keys.</param>
/// <param name="Show">How its values read.</param>
/// <param name="Estimates">The key that counts the requests in which the tokens it rests on were estimated.</param>
/// <param name="UnlessAs">A metric above; the row is left out where it reads the same.</param>
/// <param name="UnlessZero">Whether the row is left out where all of it is zero.</param>
internal sealed record FigureRow(
    string Label, string Metric, Func<double, string> Show, string? Estimates = null, string? UnlessAs = null, bool UnlessZero = false);
