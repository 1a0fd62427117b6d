using LLMeter.Generators.Parsing;

namespace LLMeter.Generators.Tests.Parsing;

public sealed class NameFormsTests
{
    [Theory]
    [InlineData("Model", "model", "model")]
    [InlineData("BaseUrl", "base-url", "base_url")]
    [InlineData("BaseURL", "base-url", "base_url")]
    [InlineData("TtftVisibleTokensOnly", "ttft-visible-tokens-only", "ttft_visible_tokens_only")]
    [InlineData("Http2Only", "http2-only", "http2_only")]
    [InlineData("XRayId", "x-ray-id", "x_ray_id")]
    public void Words_begin_at_capitals(string pascal, string kebab, string snake)
    {
        Assert.Equal(kebab, NameForms.Kebab(pascal));
        Assert.Equal(snake, NameForms.Snake(pascal));
        Assert.True(NameForms.IsKebab(kebab));
        Assert.True(NameForms.IsSnake(snake));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("2a")]
    [InlineData("a_b")]
    [InlineData("a b")]
    [InlineData("ä")]
    public void What_is_not_kebab_case_is_told(string name) => Assert.False(NameForms.IsKebab(name));
}
