using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Tests.Statistics.Distributions;

/// <summary>Distributions for tests.</summary>
internal static class Some
{
    public static ExactDistribution Values(params IEnumerable<double> values)
    {
        var distribution = new ExactDistribution();
        foreach (var value in values)
        {
            distribution.Add(value);
        }

        return distribution;
    }

    /// <summary>Latencies from microseconds to minutes, the same ones each time.</summary>
    public static double[] Latencies(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Exp((random.NextDouble() * 18) - 14))];
    }
}
