using LLMeter.Native.Simulator.Faults;

namespace LLMeter.Native.Tests.Simulator.Faults;

public sealed class FaultTests
{
    [Fact]
    public void A_fault_has_a_kind_and_parameters()
    {
        Assert.Equal(new Fault(FaultKind.Reset), Fault.Parse("reset"));
        Assert.Equal(new Fault(FaultKind.Reset, After: 7), Fault.Parse("reset;after=7"));
        Assert.Equal(new Fault(FaultKind.Status, Status: 503), Fault.Parse("status-503"));
        Assert.Equal(new Fault(FaultKind.Html, Status: 200), Fault.Parse("html; status=200"));
        Assert.Equal(new Fault(FaultKind.SlowHeaders, DelayNs: 20_000_000), Fault.Parse("slow-headers;delay=20ms"));
        Assert.Equal(new Fault(FaultKind.Throttle, RetryAfter: 9), Fault.Parse("throttle;retry-after=9"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("boom")]
    [InlineData("status-200")]
    [InlineData("status-NNN")]
    [InlineData("reset;after=x")]
    [InlineData("reset;after")]
    [InlineData("reset;delay=1s")]
    [InlineData("split;")]
    public void What_is_no_fault_is_refused(string text) => Assert.Throws<FormatException>(() => Fault.Parse(text));

    [Fact]
    public void Every_kind_is_explained_and_can_be_asked_for_by_its_name()
    {
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            var description = Assert.Single(FaultCatalog.All, description => description.Kind == kind);
            Assert.Equal(kind, Fault.Parse(description.Name.Replace("NNN", "500", StringComparison.Ordinal)).Kind);
            Assert.NotEmpty(description.Help);
        }
    }

    [Fact]
    public void A_rate_may_follow_and_is_one_otherwise()
    {
        Assert.Equal(new FaultRate(new Fault(FaultKind.Stall, After: 2), 0.25), FaultRate.Parse("stall;after=2:0.25"));
        Assert.Equal(new FaultRate(new Fault(FaultKind.Stall), 1), FaultRate.Parse("stall"));
        Assert.Throws<FormatException>(() => FaultRate.Parse("stall:1.5"));
        Assert.Throws<FormatException>(() => FaultRate.Parse("stall:"));
    }

    [Fact]
    public void Rates_lie_side_by_side()
    {
        FaultRate[] rates = [FaultRate.Parse("reset:0.25"), FaultRate.Parse("stall:0.5")];
        Assert.Equal(FaultKind.Reset, FaultRate.Pick(rates, 0).Kind);
        Assert.Equal(FaultKind.Reset, FaultRate.Pick(rates, 0.2499).Kind);
        Assert.Equal(FaultKind.Stall, FaultRate.Pick(rates, 0.25).Kind);
        Assert.Equal(FaultKind.Stall, FaultRate.Pick(rates, 0.7499).Kind);
        Assert.Equal(FaultKind.None, FaultRate.Pick(rates, 0.75).Kind);
    }
}
