using LLMeter.Native.Endpoints;
using LLMeter.Native.Endpoints.OpenAi;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Endpoints.OpenAi;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("https://api.openai.com/v1", "https://api.openai.com/v1/chat/completions")]
    [InlineData("http://localhost:8000/v1/", "http://localhost:8000/v1/chat/completions")]
    [InlineData(" http://localhost:8000 ", "http://localhost:8000/chat/completions")]
    [InlineData("http://localhost:8000/v1/chat/completions", "http://localhost:8000/v1/chat/completions")]
    [InlineData("http://[::1]:8000/v1", "http://[::1]:8000/v1/chat/completions")]
    [InlineData("https://x.openai.azure.com/openai/deployments/d?api-version=2024-06-01", "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-06-01")]
    [InlineData("https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-06-01", "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-06-01")]
    public void Requests_go_below_the_base_URL(string baseUrl, string url)
    {
        using var request = Compose(Some.At(baseUrl));
        Assert.Equal(url, request.RequestUri?.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost:8000/v1")]
    [InlineData("api.openai.com/v1")]
    [InlineData("ftp://localhost/v1")]
    [InlineData("http://")]
    [InlineData("/v1")]
    [InlineData("http://user:secret@localhost/v1")]
    public void A_base_URL_that_is_no_address_is_refused(string baseUrl)
    {
        var refused = Assert.Throws<OptionException>(() => Some.At(baseUrl));
        Assert.Equal("--base-url", refused.Option);
        Assert.StartsWith("--base-url", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_model_without_a_name_is_refused(string model) =>
        Assert.Equal("--model", Assert.Throws<OptionException>(() => new OpenAiChatEndpoint(new OpenAiChatOptions { Model = model })).Option);

    [Fact]
    public void OpenAI_needs_a_key_and_other_servers_do_not()
    {
        Assert.Equal(new Authentication.BearerKey("OPENAI_API_KEY", IsRequired: true), Some.At("https://api.openai.com/v1").Authentication);
        Assert.Equal(new Authentication.BearerKey("OPENAI_API_KEY", IsRequired: false), Some.At("http://localhost:8000/v1").Authentication);
        Assert.Equal(new Authentication.BearerKey("OPENAI_API_KEY", IsRequired: false), Some.At("https://api.openai.com/v1", ("authorization", "Bearer x")).Authentication);
    }

    [Fact]
    public void A_request_is_a_POST_of_JSON()
    {
        using var request = Compose(Some.At("http://localhost/v1"));
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("application/json", request.Content?.Headers.ContentType?.ToString());
        Assert.Equal(2, request.Content?.Headers.ContentLength ?? 2);
        Assert.StartsWith("llmeter", request.Headers.UserAgent.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_are_added_replaced_or_repeated_as_given()
    {
        using var request = Compose(Some.At(
            "http://localhost/v1", ("x-a", "1"), ("x-a", "2"), ("x-empty", ""), ("x-equals", "a=b"), ("User-Agent", "mine/1"), ("Content-Type", "application/json; charset=utf-8"), ("Authorization", "no scheme, at all")));
        Assert.Equal(["1", "2"], request.Headers.GetValues("x-a"));
        Assert.Equal([""], request.Headers.GetValues("x-empty"));
        Assert.Equal(["a=b"], request.Headers.GetValues("x-equals"));
        Assert.Equal("mine/1", request.Headers.UserAgent.ToString());
        Assert.Equal("application/json; charset=utf-8", request.Content?.Headers.ContentType?.ToString());
        Assert.Equal("no scheme, at all", request.Headers.NonValidated["Authorization"].ToString());
    }

    [Theory]
    [InlineData("bad name", "x")]
    [InlineData("x-a", "two\nlines")]
    [InlineData("x-a", "two\r\nX-Injected: lines")]
    [InlineData("x-a", "é")]
    [InlineData("Content-Type", "no type")]
    [InlineData("Content-Length", "5")]
    [InlineData("Transfer-Encoding", "chunked")]
    public void A_header_that_cannot_be_sent_is_refused_without_its_value(string name, string value)
    {
        var refused = Assert.Throws<OptionException>(() => Some.At("http://localhost/v1", (name, value)));
        Assert.Equal("--header", refused.Option);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Injected", refused.Message, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Compose(OpenAiChatEndpoint endpoint) => endpoint.Compose(new PreparedPayload("{}"u8.ToArray(), null));
}
