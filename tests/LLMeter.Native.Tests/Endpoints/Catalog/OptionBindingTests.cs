using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Tests.Endpoints.Catalog;

public sealed class OptionBindingTests
{
    [Fact]
    public void What_is_not_given_keeps_the_records_default()
    {
        var options = Bind(("model", "m"));
        Assert.Equal(new SampleOptions { Model = "m" }, options with { Header = [], StopTexts = [], SecretHeader = [] }, Same);
        Assert.Empty(options.Header);
    }

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        var options = Bind(
            ("base-url", "http://localhost:8080"), ("header", "a=1"), ("header", "b=x=y"), ("header", "c="), ("model", "m"), ("mode", "every-token"),
            ("fallback", "off"), ("ttft-visible-tokens-only", "false"), ("max-tokens", "-1"), ("seed", "9223372036854775807"), ("temperature", "1e-1"),
            ("timeout", "250ms"), ("stop", "."), ("stop", ""), ("user", "u"));
        Assert.Equal("http://localhost:8080", options.BaseUrl);
        Assert.Equal([new("a", "1"), new("b", "x=y"), new("c", "")], options.Header);
        Assert.Equal(SampleMode.EveryToken, options.Mode);
        Assert.Equal(SampleMode.Off, options.Fallback);
        Assert.False(options.TtftVisibleTokensOnly);
        Assert.Equal(-1, options.MaxTokens);
        Assert.Equal(long.MaxValue, options.Seed);
        Assert.Equal(0.1, options.Temperature);
        Assert.Equal(TimeSpan.FromMilliseconds(250), options.Timeout);
        Assert.Equal([".", ""], options.StopTexts);
        Assert.Equal("u", options.User);
    }

    [Theory]
    [InlineData("ttft-visible-tokens-only", "maybe", "--ttft-visible-tokens-only: 'maybe' is not true or false")]
    [InlineData("max-tokens", "many", "--max-tokens: 'many' is not a whole number")]
    [InlineData("max-tokens", "1.5", "--max-tokens: '1.5' is not a whole number")]
    [InlineData("max-tokens", "2147483648", "--max-tokens: '2147483648' is not between -2147483648 and 2147483647")]
    [InlineData("temperature", "warm", "--temperature: 'warm' is not a number")]
    [InlineData("temperature", "NaN", "--temperature: 'NaN' is not a number")]
    [InlineData("timeout", "soon", "--timeout: 'soon' is not a duration such as 250ms, 60s, 1.5m or 1h")]
    [InlineData("timeout", "-1s", "--timeout: '-1s' is not a duration such as 250ms, 60s, 1.5m or 1h")]
    [InlineData("mode", "First", "--mode: 'First' is not one of off, first-token, every-token")]
    [InlineData("header", "Authorization", "--header: 'Authorization' is not name=value")]
    [InlineData("header", "=x", "--header: '=x' is not name=value")]
    [InlineData("secret-header", "hush", "--secret-header: '***' is not name=value")]
    public void A_bad_value_is_refused_by_name_with_the_remedy(string option, string value, string message)
    {
        var error = Assert.Throws<OptionException>(() => Bind(("model", "m"), (option, value)));
        Assert.Equal(message, error.Message);
        Assert.Equal("--" + option, error.Option);
    }

    [Fact]
    public void A_required_option_that_is_missing_is_named() =>
        Assert.Equal("--model: is required; give it as --model TEXT", Assert.Throws<OptionException>(() => Bind()).Message);

    [Fact]
    public void A_single_value_given_twice_is_refused() => Assert.Equal(
        "--model: was given 2 times; give it once",
        Assert.Throws<OptionException>(() => Bind(("model", "a"), ("model", "b"))).Message);

    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("1.5s", 1_500)]
    [InlineData("60s", 60_000)]
    [InlineData("60", 60_000)]
    [InlineData("0.25", 250)]
    [InlineData("5m", 300_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("0", 0)]
    public void Durations_have_units_and_plain_numbers_are_seconds(string text, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Bind(("model", "m"), ("timeout", text)).Timeout);

    [Theory]
    [InlineData("1e20")]
    [InlineData("9999999999999h")]
    public void A_duration_without_bounds_is_refused(string text) =>
        Assert.Equal($"--timeout: '{text}' is too long a duration", Assert.Throws<OptionException>(() => Bind(("model", "m"), ("timeout", text))).Message);

    private static SampleOptions Bind(params (string Name, string Value)[] given) => SampleEndpoint.Create(new SampleOptionSource(given)).Options;

    /// <summary>Records compare lists by reference.</summary>
    private static bool Same(SampleOptions a, SampleOptions b) =>
        a with { Header = b.Header, StopTexts = b.StopTexts, SecretHeader = b.SecretHeader } == b;
}
