using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Tests.Simulator.Latency;

public sealed class DistributionTextTests
{
    [Theory]
    [InlineData("50ms", 50e6)]
    [InlineData("0.05s", 50e6)]
    [InlineData("200us", 200e3)]
    [InlineData("1.5m", 90e9)]
    [InlineData("7ns", 7)]
    [InlineData("0", 0)]
    public void A_duration_is_a_number_with_a_unit(string text, double ns) =>
        Assert.Equal(new Distribution(DistributionShape.Constant, ns), DistributionText.ReadDuration(text));

    [Fact]
    public void A_distribution_is_a_name_with_its_parameters()
    {
        Assert.Equal(new(DistributionShape.Normal, 50e6, 5e6), DistributionText.ReadDuration("normal(50ms,5ms)"));
        Assert.Equal(new(DistributionShape.Lognormal, 50e6, 0.3), DistributionText.ReadDuration("lognormal(50ms, 0.3)"));
        Assert.Equal(new(DistributionShape.Uniform, 20e6, 80e6), DistributionText.ReadDuration("uniform(20ms,80ms)"));
        Assert.Equal(new(DistributionShape.Exponential, 50e6), DistributionText.ReadDuration("exponential(50ms)"));
        Assert.Equal(new(DistributionShape.Uniform, 10, 20), DistributionText.ReadCount("uniform(10,20)"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("50")]
    [InlineData("-5ms")]
    [InlineData("5,0ms")]
    [InlineData("5 parsecs")]
    [InlineData("normal(50ms")]
    [InlineData("normal(50ms)")]
    [InlineData("normal(50ms,5)")]
    [InlineData("lognormal(50ms,3ms)")]
    [InlineData("uniform(80ms,20ms)")]
    [InlineData("exponential(5ms,5ms)")]
    [InlineData("gamma(1ms,2ms)")]
    [InlineData("NaN")]
    public void What_is_no_duration_is_refused(string text) =>
        Assert.Throws<FormatException>(() => DistributionText.ReadDuration(text));

    [Theory]
    [InlineData("5ms")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("many")]
    public void What_is_no_count_is_refused(string text) =>
        Assert.Throws<FormatException>(() => DistributionText.ReadCount(text));
}
