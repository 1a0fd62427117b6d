using LLMeter.Native.Plans;

namespace LLMeter.Native.Tests.Plans;

public sealed class DisplayStatsTests
{
    [Fact]
    public void Labels_and_keys_are_read_in_order() =>
        Assert.Equal(
            [new("p50", "time_to_first_token-p50"), new("tps", "time_per_output_token-p50", Inverted: true)],
            DisplayStats.Parse("p50=time_to_first_token-p50, tps = time_per_output_token-p50:inv"));

    // DEFAULT_DISPLAY_STATS of LLMeter (Python), written as the option's value.
    [Fact]
    public void The_default_is_llmeters() =>
        Assert.Equal(
            DisplayStats.Parse("rpm=requests_per_minute,output_tps=output_tps,p50_ttft=time_to_first_token-p50,p90_ttft=time_to_first_token-p90,"
                + "p50_ttlt=time_to_last_token-p50,p90_ttlt=time_to_last_token-p90,p50_tps=time_per_output_token-p50:inv,"
                + "input_tokens=total_input_tokens,output_tokens=total_output_tokens,fail=failed_requests"),
            DisplayStats.Default);

    [Theory]
    [InlineData("", "''")]
    [InlineData("rpm", "'rpm'")]
    [InlineData("=rpm", "'=rpm'")]
    [InlineData("rpm=", "'rpm='")]
    [InlineData("a=b,", "''")]
    [InlineData("a=:inv", "'a=:inv'")]
    [InlineData("a=b:log", "'a=b:log'")]
    [InlineData("a=b=c", "'a=b=c'")]
    public void Anything_else_is_refused(string text, string part)
    {
        var error = Assert.Throws<PlanException>(() => DisplayStats.Parse(text));
        Assert.StartsWith($"--stats {text}: {part} is not label=key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_occurs_once() =>
        Assert.Equal("--stats a=b,a=c: the label 'a' occurs twice", Assert.Throws<PlanException>(() => DisplayStats.Parse("a=b,a=c")).Message);
}
