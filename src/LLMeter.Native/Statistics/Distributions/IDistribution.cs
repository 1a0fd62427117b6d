namespace LLMeter.Native.Statistics.Distributions;

/// <summary>Many values of one figure. Count, sum, least and greatest are exact in every kind.</summary>
internal interface IDistribution
{
    long Count { get; }

    double Sum { get; }

    /// <summary>The arithmetic mean; NaN without values.</summary>
    double Mean { get; }

    /// <summary>NaN without values.</summary>
    double Min { get; }

    /// <summary>NaN without values.</summary>
    double Max { get; }

    void Add(double value);

    /// <summary>The value at a rank, from 1 (the least) to <see cref="Count"/>.</summary>
    double OrderStatistic(long rank);
}
