using LLMeter.Native.Plans;
using LLMeter.Native.Reports.Live;
using LLMeter.Native.Results;

namespace LLMeter.Native.Tests.Reports.Live;

/// <summary>The formats of LLMeter's live display (its live_display.py): the key tells the unit, in this order.</summary>
public sealed class StatTextTests
{
    [Theory]
    [InlineData("output_tps", 4801.87, false, "4801.9 tok/s")]
    [InlineData("time_to_first_token-p50", 0.3124, false, "0.312s")]
    [InlineData("total_test_time", 41.0, false, "41.000s")]
    [InlineData("requests_per_minute", 120.04, false, "120.0")]
    [InlineData("num_tokens_output-average", 99.94, false, "99.9")]
    [InlineData("time_per_output_token-p50", 0.025, true, "40.0 tok/s")]
    [InlineData("time_per_output_token-p50", 0.0, true, "0.000s")]
    public void The_key_tells_the_unit(string key, double value, bool inverted, string expected) =>
        Assert.Equal(expected, StatText.Of(new DisplayStat("label", key, inverted), new StatsDocument().Set(key, value)));

    [Fact]
    public void Whole_numbers_have_no_decimals() =>
        Assert.Equal("83", StatText.Of(new DisplayStat("fail", "failed_requests"), new StatsDocument().Set("failed_requests", 83)));

    [Fact]
    public void Words_are_shown_as_they_are() =>
        Assert.Equal("trustworthy", StatText.Of(new DisplayStat("health", "client_verdict"), new StatsDocument().Set("client_verdict", "trustworthy")));

    [Fact]
    public void Null_is_a_dash() => Assert.Equal("—", StatText.Of(new DisplayStat("x", "model_id"), new StatsDocument().Set("model_id", (string?)null)));
}
