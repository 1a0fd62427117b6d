using LLMeter.Native.Plans;

namespace LLMeter.Native.Tests.Plans;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("60s", 60_000)]
    [InlineData("250ms", 250)]
    [InlineData("1.5s", 1500)]
    [InlineData(".5s", 500)]
    [InlineData("5m", 300_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("1m0.5s", 60_500)]
    [InlineData("1s500ms", 1500)]
    [InlineData("1500us", 1.5)]
    [InlineData("10", 10_000)]
    [InlineData("0.1", 100)]
    [InlineData("0", 0)]
    [InlineData(" 2m ", 120_000)]
    public void A_duration_is_numbers_with_units_or_seconds(string text, double milliseconds)
    {
        Assert.True(Durations.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("+5s")]
    [InlineData("5 s")]
    [InlineData("5x")]
    [InlineData("5S")]
    [InlineData("1e3")]
    [InlineData("1,5s")]
    [InlineData("1.2.3s")]
    [InlineData("30m1h")]
    [InlineData("1m1m")]
    [InlineData("1h30")]
    [InlineData(".s")]
    [InlineData("NaN")]
    [InlineData("999999999d")]
    [InlineData("99999999999999999999999999999999s")]
    public void Anything_else_is_no_duration(string text)
    {
        Assert.False(Durations.TryParse(text, out _));
        var error = Assert.Throws<PlanException>(() => Durations.Parse("--duration", text));
        Assert.StartsWith($"--duration {text}: not a duration; write a number and a unit", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0s", 0)]
    [InlineData("12us", 0.012)]
    [InlineData("1.23ms", 1.2345)]
    [InlineData("250ms", 250)]
    [InlineData("1s", 999.9)]
    [InlineData("1.5s", 1500)]
    [InlineData("12.3s", 12_345)]
    [InlineData("1m", 59_960)]
    [InlineData("1m", 60_000)]
    [InlineData("1m5s", 65_400)]
    [InlineData("1h", 3_599_900)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("2d", 172_800_000)]
    [InlineData("-250ms", -250)]
    public void A_duration_is_written_for_reading(string text, double milliseconds) =>
        Assert.Equal(text, Durations.Format(TimeSpan.FromMilliseconds(milliseconds)));
}
