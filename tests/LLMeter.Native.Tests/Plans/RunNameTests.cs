using LLMeter.Native.Plans;

namespace LLMeter.Native.Tests.Plans;

public sealed class RunNameTests
{
    // Python: f"{datetime(2026, 3, 7, 9, 5):%Y%m%d-%H%M}"
    [Fact]
    public void The_default_is_llmeters() =>
        Assert.Equal("20260307-0905", RunName.Default(new DateTimeOffset(2026, 3, 7, 9, 5, 59, TimeSpan.FromHours(2))));

    [Theory]
    [InlineData(null)]
    [InlineData("baseline")]
    [InlineData("2026-03-07 gpt-4o, 50 clients")]
    [InlineData(".hidden")]
    [InlineData("größe")]
    public void A_folders_name_is_a_runs_name(string? name) => RunName.Require(name);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  ", "is empty")]
    [InlineData(".", "is not a folder's own name")]
    [InlineData("..", "is not a folder's own name")]
    [InlineData("a/b", "must not hold / or \\")]
    [InlineData("..\\b", "must not hold / or \\")]
    [InlineData("a\nb", "must not hold control characters")]
    [InlineData("a\0", "must not hold control characters")]
    [InlineData("-rf", "must not begin with -")]
    [InlineData("a ", "must not begin with a space")]
    [InlineData("a.", "must not begin with a space, nor end")]
    [InlineData("10:30", "must not hold any of")]
    public void Anything_else_is_refused(string name, string reason)
    {
        var error = Assert.Throws<PlanException>(() => RunName.Require(name));
        Assert.StartsWith($"--run-name {name}: {reason}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(240, true)]
    [InlineData(241, false)]
    public void A_name_leaves_room_for_a_suffix(int length, bool isTaken)
    {
        var error = Record.Exception(() => RunName.Require(new string('a', length)));
        Assert.Equal(isTaken, error is null);
    }
}
