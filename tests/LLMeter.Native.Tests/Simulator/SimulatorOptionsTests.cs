using LLMeter.Native.Simulator;
using LLMeter.Native.Simulator.Faults;
using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Tests.Simulator;

public sealed class SimulatorOptionsTests
{
    [Fact]
    public void Options_are_words_with_or_without_an_equals_sign()
    {
        Assert.True(SimulatorOptions.TryParse(["--ttft", "80ms", "--itl=normal(5ms,1ms)", "--stamp", "--pace", "off", "--fault", "reset:0.1", "--fault=stall:0.2"], out var settings, out _));
        Assert.Equal(Distribution.Constant(80e6), settings.TimeToFirstToken);
        Assert.Equal(DistributionShape.Normal, settings.Gap.Shape);
        Assert.True(settings.IsStamped);
        Assert.False(settings.IsPaced);
        Assert.Equal([FaultKind.Reset, FaultKind.Stall], settings.Faults.Select(fault => fault.Fault.Kind));
    }

    [Theory]
    [InlineData("--bogus", "--bogus: the simulator has no such option")]
    [InlineData("--ttft", "--ttft: the value is missing")]
    [InlineData("--stamp=yes", "--stamp: takes no value")]
    [InlineData("--ttft soon", "--ttft: 'soon' is not a duration")]
    [InlineData("--ttft 1ms --ttft 2ms", "--ttft: given twice")]
    [InlineData("--capacity 0", "--capacity: '0' is not a whole number from 1")]
    [InlineData("--prefill-rate 0", "--prefill-rate: '0' is not a number above 0")]
    [InlineData("--pace maybe", "--pace: 'maybe' is neither on nor off")]
    [InlineData("--host example.com", "--host: 'example.com' is not an IP address")]
    [InlineData("--text latin", "--text: 'latin' is not one of")]
    [InlineData("--fault reset:0.7 --fault stall:0.4", "--fault: the rates add up to 1.1")]
    public void A_mistake_is_told_in_one_line_with_the_options_name(string options, string message)
    {
        Assert.False(SimulatorOptions.TryParse(options.Split(' '), out _, out var error));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }
}
