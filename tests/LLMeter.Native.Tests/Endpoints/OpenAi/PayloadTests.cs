using System.Text;
using System.Text.Json.Nodes;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Endpoints.OpenAi;

namespace LLMeter.Native.Tests.Endpoints.OpenAi;

/// <summary>Payloads against those that LLMeter (Python) made, prepared and read the prompt of.</summary>
public sealed class PayloadTests
{
    private static readonly JsonObject[] Cases =
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "llmeter-openai-payloads.json")))!.AsArray().Select(one => one!.AsObject())];

    public static IEnumerable<object[]> Names => Cases.Select(one => new object[] { (string)one["endpoint_type"]!, (string)one["case"]! });

    [Fact]
    public void The_sample_holds_both_endpoints() =>
        Assert.Equal(["OpenAICompletionEndpoint", "OpenAICompletionStreamEndpoint"], Cases.Select(one => (string)one["endpoint_type"]!).Distinct());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_payload_is_prepared_as_LLMeter_prepares_it(string endpoint, string name)
    {
        var sample = Cases.Single(one => (string)one["endpoint_type"]! == endpoint && (string)one["case"]! == name);
        var prepared = Of(endpoint).Prepare(sample["create_payload"]!.AsObject());
        Same(sample["prepared"], Parse(prepared.Body));
        Assert.Equal((string)sample["input_prompt"]!, prepared.Prompt);
    }

    [Theory]
    [InlineData("OpenAICompletionEndpoint", "text", 256)]
    [InlineData("OpenAICompletionEndpoint", "text, 42 tokens, temperature", 42)]
    [InlineData("OpenAICompletionStreamEndpoint", "text", 256)]
    [InlineData("OpenAICompletionStreamEndpoint", "text, 42 tokens, temperature", 42)]
    public void A_prompt_becomes_the_payload_that_LLMeter_makes_of_it(string endpoint, string name, int maxTokens)
    {
        var expected = Cases.Single(one => (string)one["endpoint_type"]! == endpoint && (string)one["case"]! == name)["create_payload"]!.DeepClone().AsObject();
        expected.Remove("temperature"); // That is --set's to add.
        Same(expected, Of(endpoint).CreatePayload(new TextPrompt("Hello there", MaxTokens: maxTokens)));
    }

    [Fact]
    public void A_system_prompt_goes_first() => Same(
        JsonNode.Parse("""{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}],"max_tokens":256}"""),
        Some.Whole.CreatePayload(new TextPrompt("Hi", "Be brief.")));

    [Fact]
    public void Model_and_mode_are_the_endpoints_whatever_the_payload_says()
    {
        var payload = JsonNode.Parse("""{"model":"other","stream":true,"messages":[]}""")!.AsObject();
        Same(JsonNode.Parse("""{"model":"some-model","stream":false,"messages":[]}"""), Parse(Some.Whole.Prepare(payload).Body));
        Assert.Equal("other", (string)payload["model"]!);
    }

    [Theory]
    [InlineData("""{"include_usage":false}""", """{"include_usage":false}""")]
    [InlineData("""{"include_usage":true,"include_obfuscation":false}""", """{"include_usage":true,"include_obfuscation":false}""")]
    [InlineData("{}", """{"include_usage":true}""")]
    [InlineData("null", """{"include_usage":true}""")]
    public void Usage_is_asked_for_unless_the_payload_says_otherwise(string given, string sent)
    {
        var payload = JsonNode.Parse($$"""{"messages":[],"stream_options":{{given}}}""")!.AsObject();
        Same(JsonNode.Parse(sent), Parse(Some.Streaming.Prepare(payload).Body)["stream_options"]);
    }

    /// <summary>LLMeter joins the text of all messages that have any, whoever speaks.</summary>
    [Theory]
    [InlineData("""[{"role":"system","content":"a"},{"role":"user","content":"b"},{"role":"assistant","content":"c"}]""", "a\nb\nc")]
    [InlineData("""[{"role":"user","content":""},{"role":"user","content":"b"},{"role":"assistant","content":null}]""", "b")]
    [InlineData("""[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"data:,"}},{"type":"text","text":"b"}]}]""", "a\nb")]
    [InlineData("[]", "")]
    public void The_prompt_is_the_text_of_all_messages(string messages, string prompt) =>
        Assert.Equal(prompt, Some.Whole.Prepare(JsonNode.Parse($$"""{"messages":{{messages}}}""")!.AsObject()).Prompt);

    [Fact]
    public void A_payload_without_messages_has_an_empty_prompt() => Assert.Equal("", Some.Whole.Prepare([]).Prompt);

    [Fact]
    public void Text_is_sent_as_UTF_8_on_one_line()
    {
        var body = Encoding.UTF8.GetString(Some.Whole.Prepare(Some.Whole.CreatePayload(new TextPrompt("Grüße,\n世界 🎉 <b>"))).Body.Span);
        Assert.Contains("Grüße,\\n世界", body, StringComparison.Ordinal);
        Assert.Contains("<b>", body, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', body);
    }

    [Fact]
    public void Numbers_are_sent_as_they_were_written()
    {
        var body = Encoding.UTF8.GetString(Some.Whole.Prepare(JsonNode.Parse("""{"messages":[],"temperature":0.10,"seed":12345678901234567890,"top_p":1e-3}""")!.AsObject()).Body.Span);
        Assert.Contains("\"temperature\":0.10", body, StringComparison.Ordinal);
        Assert.Contains("\"seed\":12345678901234567890", body, StringComparison.Ordinal);
        Assert.Contains("\"top_p\":1e-3", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_bytes_are_refused_by_place()
    {
        var payload = JsonNode.Parse("""{"messages":[{"role":"user","content":[{"image":{"__llmeter_bytes__":"AAAA"}}]}]}""")!.AsObject();
        var refused = Assert.Throws<UnsuitablePayloadException>(() => Some.Whole.Prepare(payload));
        Assert.Contains("$.messages[0].content[0].image", refused.Message, StringComparison.Ordinal);
    }

    private static IEndpoint Of(string llmeterType)
    {
        // The samples were made with this model.
        return llmeterType == "OpenAICompletionEndpoint"
            ? new OpenAiChatEndpoint(new OpenAiChatOptions { Model = "model-id" })
            : new OpenAiChatStreamEndpoint(new OpenAiChatStreamOptions { Model = "model-id" });
    }

    private static JsonNode Parse(ReadOnlyMemory<byte> body) => JsonNode.Parse(body.Span)!;

    private static void Same(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected?.ToJsonString()}\nactual   {actual?.ToJsonString()}");
}
