namespace LLMeter.Native.Simulator.Latency;

/// <summary>The shapes a latency or a count can have.</summary>
internal enum DistributionShape
{
    /// <summary>Always the same value.</summary>
    Constant,

    /// <summary>Mean and standard deviation.</summary>
    Normal,

    /// <summary>Median and sigma (the standard deviation of the logarithm).</summary>
    Lognormal,

    /// <summary>Lowest and highest.</summary>
    Uniform,

    /// <summary>Mean.</summary>
    Exponential,
}
