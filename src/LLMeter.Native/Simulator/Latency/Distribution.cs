namespace LLMeter.Native.Simulator.Latency;

/// <summary>Where a latency (in nanoseconds) or a count comes from: always the same, or drawn for each use.</summary>
/// <param name="First">Value, mean, median or lowest, as the shape says.</param>
/// <param name="Second">Standard deviation, sigma or highest; unused by the shapes with one parameter.</param>
internal readonly record struct Distribution(DistributionShape Shape, double First, double Second = 0)
{
    public static Distribution Constant(double value) => new(DistributionShape.Constant, value);

    /// <summary>Whether every draw is 0, so that there is nothing to wait for.</summary>
    public bool IsZero => Shape == DistributionShape.Constant && First == 0;

    /// <summary>One value, never below 0: a negative draw counts as 0.</summary>
    public double Draw(ref Draws draws)
    {
        var value = Shape switch
        {
            DistributionShape.Normal => First + (Second * draws.NextNormal()),
            DistributionShape.Lognormal => First * Math.Exp(Second * draws.NextNormal()),
            DistributionShape.Uniform => First + ((Second - First) * draws.NextUnit()),
            DistributionShape.Exponential => -First * Math.Log(1.0 - draws.NextUnit()),
            _ => First,
        };
        return Math.Max(value, 0);
    }

    /// <summary>One whole number, rounded, never below <paramref name="least"/>.</summary>
    public int DrawCount(ref Draws draws, int least) =>
        (int)Math.Clamp(Math.Round(Draw(ref draws), MidpointRounding.AwayFromZero), least, MaximumCount);

    /// <summary>No answer and no prompt is longer than this: it bounds what one request can cost.</summary>
    private const int MaximumCount = 10_000_000;
}
