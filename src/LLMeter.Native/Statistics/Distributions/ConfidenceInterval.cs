namespace LLMeter.Native.Statistics.Distributions;

/// <summary>Between which two of the measured values a percentile lies, with 95% confidence and whatever the distribution.</summary>
/// <param name="Lower">Rank of the lower bound, from 1.</param>
/// <param name="Upper">Rank of the upper bound.</param>
/// <remarks>
/// Of n independent values, the number that lie below the true q-quantile is binomial(n, q). So the value of rank r is above it with
/// probability P(B &lt;= r - 1). The lower bound is the greatest rank for which that is at most 2.5%, the upper bound the least rank for which
/// P(B &gt;= r) is at most 2.5%: each bound errs with at most 2.5%. (W. J. Conover, Practical Nonparametric Statistics, 3rd ed., section 3.2;
/// G. J. Hahn and W. Q. Meeker, Statistical Intervals, section 5.2.) With too few values there is no such rank: see <see cref="SamplesNeeded"/>.
/// </remarks>
internal readonly record struct ConfidenceInterval(long Lower, long Upper)
{
    private const double TailShare = 0.025;

    /// <summary>The interval of a percentile; null with too few values.</summary>
    public static ConfidenceInterval? OfPercentile(decimal percentile, long count)
    {
        if (count < SamplesNeeded(percentile))
        {
            return null;
        }

        var (first, shares) = BinomialShares(count, (double)(percentile / 100));

        // Ascending from the least outcome: the greatest rank r with P(B <= r - 1) <= 2.5%.
        var lower = first;
        for (var below = 0d; (below += shares[lower - first]) <= TailShare;)
        {
            lower++;
        }

        // Descending from the greatest outcome: the least rank r with P(B >= r) <= 2.5%.
        var upper = first + shares.Length - 1;
        for (var above = 0d; (above += shares[upper - first]) <= TailShare;)
        {
            upper--;
        }

        return new ConfidenceInterval(lower, upper + 1);
    }

    /// <summary>How many values there must be: q^n and (1 - q)^n are both at most 2.5%.</summary>
    public static long SamplesNeeded(decimal percentile)
    {
        var share = (double)(Math.Max(percentile, 100 - percentile) / 100);
        return (long)Math.Ceiling(Math.Log(TailShare) / Math.Log(share));
    }

    /// <summary>Binomial probabilities around the mean; what lies farther out than ten standard deviations is nothing.</summary>
    /// <remarks>Each outcome's probability follows from its neighbour's, starting at the likeliest, and all are scaled to a sum of 1.</remarks>
    private static (long First, double[] Shares) BinomialShares(long count, double share)
    {
        var mean = count * share;
        var reach = (10 * Math.Sqrt(mean * (1 - share))) + 40;
        var first = (long)Math.Max(0, mean - reach);
        var shares = new double[(long)Math.Min(count, mean + reach) - first + 1];
        var mode = Math.Min((long)mean, count) - first;
        shares[mode] = 1;
        for (var i = mode; i > 0; i--)
        {
            var k = first + i;
            shares[i - 1] = shares[i] * k * (1 - share) / ((count - k + 1) * share);
        }

        for (var i = mode; i < shares.Length - 1; i++)
        {
            var k = first + i;
            shares[i + 1] = shares[i] * (count - k) * share / ((k + 1) * (1 - share));
        }

        var sum = default(ExactSum);
        foreach (var weight in shares)
        {
            sum.Add(weight);
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum.Value;
        }

        return (first, shares);
    }
}
