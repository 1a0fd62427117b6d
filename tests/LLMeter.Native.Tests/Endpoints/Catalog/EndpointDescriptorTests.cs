using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Tests.Endpoints.Catalog;

public sealed class EndpointDescriptorTests
{
    [Fact]
    public void An_endpoint_knows_its_names_and_its_summary()
    {
        IEndpoint endpoint = SampleEndpoint.Create(new SampleOptionSource(("model", "m")));
        var descriptor = endpoint.Descriptor;
        Assert.Same(SampleEndpoint.Descriptor, descriptor);
        Assert.Equal("sample-service", descriptor.Name);
        Assert.Equal("SampleEndpoint", descriptor.LLMeterType);
        Assert.Equal("sample", descriptor.EndpointName);
        Assert.Equal("test", descriptor.Provider);
        Assert.Equal("Asks SampleOptions of a service that does not exist.", descriptor.Summary);
    }

    [Fact]
    public void A_descriptor_makes_its_endpoint() =>
        Assert.Equal("m", Assert.IsType<SampleEndpoint>(SampleEndpoint.Descriptor.Create(new SampleOptionSource(("model", "m")))).Options.Model);

    [Fact]
    public void Options_of_the_base_record_come_first_and_computed_properties_are_none() => Assert.Equal(
        [
            "base-url", "header", "model", "mode", "fallback", "ttft-visible-tokens-only", "max-tokens", "seed", "temperature", "timeout", "stop", "user",
            "secret-header", "passphrase",
        ],
        SampleEndpoint.Descriptor.Options.Select(option => option.Name));

    [Theory]
    [InlineData("base-url", "base_url", nameof(OptionKind.Text), "https://example.test/v1", "URL", "Where the service listens; see --region.")]
    [InlineData("header", "header", nameof(OptionKind.Pairs), null, "NAME=VALUE", "An HTTP header to add to every request.")]
    [InlineData("model", "model_id", nameof(OptionKind.Text), null, "TEXT", "The model to ask.")]
    [InlineData("mode", "mode", nameof(OptionKind.Choice), "first-token", "off|first-token|every-token", "Which answers count.")]
    [InlineData("fallback", "fallback", nameof(OptionKind.Choice), null, "off|first-token|every-token", "Another mode, unset by default.")]
    [InlineData("ttft-visible-tokens-only", "ttft_visible_tokens_only", nameof(OptionKind.Flag), "true", "true|false", "Whether only visible text counts.")]
    [InlineData("max-tokens", "max_tokens", nameof(OptionKind.Integer), "256", "N", "The most tokens to answer with.")]
    [InlineData("seed", "seed", nameof(OptionKind.Integer), null, "N", "A seed for the service.")]
    [InlineData("temperature", "temperature", nameof(OptionKind.Number), "0.5", "NUMBER", "How random the answer is.")]
    [InlineData("timeout", "timeout", nameof(OptionKind.Duration), "60s", "DURATION", "How long to wait.")]
    [InlineData("stop", "stop_texts", nameof(OptionKind.List), null, "TEXT", "A text that ends the answer.")]
    [InlineData("user", "user", nameof(OptionKind.Text), null, "TEXT", "Who asks.")]
    public void An_option_is_described_by_its_property(string name, string json, string kind, string? otherwise, string valueName, string summary)
    {
        var option = SampleEndpoint.Descriptor.Options.Single(option => option.Name == name);
        Assert.Equal((json, kind, otherwise, valueName, summary), (option.JsonName, option.Kind.ToString(), option.Default, option.ValueName, option.Summary));
        Assert.Equal(name == "model", option.IsRequired);
        Assert.Equal(kind == nameof(OptionKind.Choice) ? ["off", "first-token", "every-token"] : [], option.Choices);
    }

    [Fact]
    public void Only_what_is_marked_is_secret() =>
        Assert.Equal(["secret-header", "passphrase"], SampleEndpoint.Descriptor.Options.Where(option => option.IsSecret).Select(option => option.Name));

    [Fact]
    public void The_catalog_is_sorted_and_finds_every_endpoint_by_name()
    {
        var names = EndpointCatalog.All.Select(endpoint => endpoint.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.All(EndpointCatalog.All, endpoint => Assert.Same(endpoint, EndpointCatalog.Find(endpoint.Name)));
        Assert.Null(EndpointCatalog.Find("sample-service"));
    }
}
