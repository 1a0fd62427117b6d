using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Tests.Endpoints.Catalog;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("basurl", "base-url")]
    [InlineData("modle", "model")]
    [InlineData("max-token", "max-tokens")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    public void The_name_that_takes_the_fewest_edits_is_meant(string typed, string? expected) =>
        Assert.Equal(expected, NearestName.Find(typed, ["base-url", "max-tokens", "model", "mode-x"]));
}
