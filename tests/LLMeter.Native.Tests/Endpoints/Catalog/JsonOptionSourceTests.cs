using System.Text;
using System.Text.Json;
using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Tests.Endpoints.Catalog;

public sealed class JsonOptionSourceTests
{
    private static readonly SampleOptions Full = new()
    {
        BaseUrl = "http://h\"é",
        Header = [new("a", "1"), new("b", "x=y")],
        Model = "m",
        Mode = SampleMode.Off,
        Fallback = SampleMode.EveryToken,
        TtftVisibleTokensOnly = false,
        MaxTokens = int.MinValue,
        Seed = long.MaxValue,
        Temperature = 0.1,
        Timeout = TimeSpan.FromTicks(1),
        StopTexts = ["", "\n"],
        User = "",
    };

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var extreme = new SampleOptions { Model = "m", Timeout = TimeSpan.FromDays(400) + TimeSpan.FromTicks(7), Temperature = 1e300 };
        foreach (var options in new[] { Full, extreme })
        {
            var back = Read(Write(options));
            Assert.Equal(options.Header, back.Header);
            Assert.Equal(options.StopTexts, back.StopTexts);
            Assert.Equal(options, back with { Header = options.Header, StopTexts = options.StopTexts, SecretHeader = options.SecretHeader });
        }
    }

    [Fact]
    public void A_file_holds_the_options_by_their_JSON_names_and_leaves_out_what_is_unset() => Assert.Equal(
        """{"base_url":"https://example.test/v1","header":{"a":"1"},"model_id":"m","mode":"first-token","ttft_visible_tokens_only":true,"""
        + """
        "max_tokens":256,"temperature":0.5,"timeout":1.5,"stop_texts":["."],"secret_header":[]}
        """,
        Write(new SampleOptions { Model = "m", Header = [new("a", "1")], StopTexts = ["."], Timeout = TimeSpan.FromSeconds(1.5) }));

    [Fact]
    public void No_secret_is_written_but_the_names_of_secret_pairs_are()
    {
        var text = Write(new SampleOptions { Model = "m", SecretHeader = [new("Authorization", "hush")], Passphrase = "hush" });
        Assert.Contains("""
            "secret_header":["Authorization"]
            """, text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.DoesNotContain("passphrase", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_pairs_that_were_not_saved_are_asked_for_again()
    {
        var error = Assert.Throws<OptionException>(() => Read("""{"model_id":"m","secret_header":["Authorization"]}"""));
        Assert.Equal(
            "'secret_header': the file has the names but not the values, which are secret; give them again as --secret-header NAME=VALUE",
            error.Message);
    }

    [Theory]
    [InlineData("""{"model_id":"m","max_token":1}""", "'max_token' is not an option here; did you mean 'max_tokens'?")]
    [InlineData("""{"model_id":"m","Model_id":"m"}""", "'Model_id' is not an option here; did you mean 'model_id'?")]
    [InlineData("""{"model_id":1}""", "'model_id' must be a text, not 1")]
    [InlineData("""{"model_id":"m","max_tokens":"1"}""", "'max_tokens' must be a whole number, not a text")]
    [InlineData("""{"model_id":"m","max_tokens":1.5}""", "'max_tokens': '1.5' is not a whole number")]
    [InlineData("""{"model_id":"m","temperature":true}""", "'temperature' must be a number, not true")]
    [InlineData("""{"model_id":"m","ttft_visible_tokens_only":"true"}""", "'ttft_visible_tokens_only' must be true or false, not a text")]
    [InlineData("""{"model_id":"m","timeout":[]}""", """'timeout' must be seconds as a number, or a text such as "250ms" or "60s", not an array""")]
    [InlineData("""{"model_id":"m","mode":2}""", "'mode' must be one of off, first-token, every-token, not 2")]
    [InlineData("""{"model_id":"m","mode":"on"}""", "'mode': 'on' is not one of off, first-token, every-token")]
    [InlineData("""{"model_id":"m","header":["a=1"]}""", "'header' must be an object of texts, not an array")]
    [InlineData("""{"model_id":"m","header":{"a":1}}""", "'header' must be an object of texts, not 1")]
    [InlineData("""{"model_id":"m","header":{"a=b":"c"}}""", "'header': the name 'a=b' must not hold an equal sign")]
    [InlineData("""{"model_id":"m","stop_texts":"x"}""", "'stop_texts' must be an array of texts, not a text")]
    [InlineData("""{"model_id":"m","stop_texts":[{}]}""", "'stop_texts' must be an array of texts, not an object")]
    [InlineData("""{}""", "'model_id': is required; give it as 'model_id' TEXT")]
    [InlineData("""[]""", "The options must be a JSON object, not an array.")]
    public void A_mistake_in_a_file_is_named_as_the_file_names_it(string json, string message) =>
        Assert.Equal(message, Assert.Throws<OptionException>(() => Read(json)).Message);

    [Fact]
    public void A_name_that_resembles_nothing_gets_the_list_of_names()
    {
        var error = Assert.Throws<OptionException>(() => Read("""{"model_id":"m","zzz":1}"""));
        Assert.StartsWith("'zzz' is not an option here; there are base_url, header, model_id, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Durations_may_be_texts_nulls_are_unset_and_other_known_members_are_let_by()
    {
        var options = Read("""{"endpoint_type":"x","model_id":"m","timeout":"5m","seed":null,"max_tokens":null}""", "endpoint_type");
        Assert.Equal(TimeSpan.FromMinutes(5), options.Timeout);
        Assert.Null(options.Seed);
        Assert.Equal(256, options.MaxTokens);
    }

    private static string Write(SampleOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            ((IEndpoint)new SampleEndpoint(options)).WriteOptions(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static SampleOptions Read(string json, params string[] besides)
    {
        using var document = JsonDocument.Parse(json);
        return SampleEndpoint.Create(new JsonOptionSource(document.RootElement, SampleEndpoint.Descriptor.Options, besides)).Options;
    }
}
