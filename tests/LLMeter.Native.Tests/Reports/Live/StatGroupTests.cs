using LLMeter.Native.Plans;
using LLMeter.Native.Reports.Live;

namespace LLMeter.Native.Tests.Reports.Live;

/// <summary>The grouping rule of LLMeter's live display (its live_display.py, DEFAULT_GROUPS).</summary>
public sealed class StatGroupTests
{
    [Theory]
    [InlineData("rpm", "Throughput")]
    [InlineData("p50_tps", "Throughput")]
    [InlineData("ttft_tps", "Throughput")] // The first group that matches, not the first word.
    [InlineData("P99_TTFT", "TTFT")]
    [InlineData("p90_ttlt", "TTLT")]
    [InlineData("output_tokens", "Tokens")]
    [InlineData("failures", "Errors")]
    [InlineData("cost", "Other")]
    public void The_labels_words_choose_the_group(string label, string expected) =>
        Assert.Equal(expected, Assert.Single(StatGroup.Of([new DisplayStat(label, "key")], [])).Name);

    [Fact]
    public void Groups_keep_LLMeters_order_and_figures_the_users()
    {
        var groups = StatGroup.Of([new("fail", "a"), new("p90_ttft", "b"), new("cost", "c"), new("p50_ttft", "d")], []);
        Assert.Equal(["TTFT: p90_ttft p50_ttft", "Errors: fail", "Other: cost"], groups.Select(group => $"{group.Name}: {string.Join(' ', group.Stats.Select(stat => stat.Label))}"));
    }
}
