using LLMeter.Native.Signing;

namespace LLMeter.Native.Tests.Signing;

public sealed class BearerSignerTests
{
    [Fact]
    public void The_key_goes_into_the_Authorization_header()
    {
        using var key = new SomeVariable("sk-some-key");
        Assert.Equal("Bearer sk-some-key", Signed(key.Name));
    }

    [Fact]
    public void Blanks_around_a_key_are_the_clipboards()
    {
        using var key = new SomeVariable(" sk-some-key\n");
        Assert.Equal("Bearer sk-some-key", Signed(key.Name));
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("no scheme, at all")]
    public void The_users_own_header_wins(string own)
    {
        using var key = new SomeVariable("sk-some-key");
        Assert.Equal(own, Signed(key.Name, own));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_key_only_a_service_that_needs_one_is_refused(string? value)
    {
        using var key = new SomeVariable(value);
        Assert.Same(NoSigner.Instance, BearerSigner.FromEnvironment(key.Name, isRequired: false));
        var refused = Assert.Throws<CredentialException>(() => BearerSigner.FromEnvironment(key.Name, isRequired: true));
        Assert.Contains(key.Name, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--api-key-env", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk-one\nsk-two")]
    [InlineData("sk one")]
    [InlineData("sk-é")]
    public void A_key_that_no_header_carries_is_refused_unseen(string value)
    {
        using var key = new SomeVariable(value);
        var refused = Assert.Throws<CredentialException>(() => BearerSigner.FromEnvironment(key.Name, isRequired: false));
        Assert.Contains(key.Name, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk", refused.Message, StringComparison.Ordinal);
    }

    private static string Signed(string variable, string? own = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/");
        if (own is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("authorization", own));
        }

        BearerSigner.FromEnvironment(variable, isRequired: true).Sign(request, default);
        return request.Headers.NonValidated["Authorization"].ToString();
    }
}
