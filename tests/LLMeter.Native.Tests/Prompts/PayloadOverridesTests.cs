using System.Text;
using System.Text.Json.Nodes;
using LLMeter.Native.Prompts;

namespace LLMeter.Native.Tests.Prompts;

public sealed class PayloadOverridesTests
{
    [Theory]
    [InlineData("temperature=0.20", "{}", """{"temperature":0.20}""")]
    [InlineData("n=1", """{"n":5,"z":0}""", """{"n":1,"z":0}""")]
    [InlineData("stream_options.include_usage=false", "{}", """{"stream_options":{"include_usage":false}}""")]
    [InlineData("stream_options.include_usage=false", """{"stream_options":null}""", """{"stream_options":{"include_usage":false}}""")]
    [InlineData("stream_options.include_usage=false", """{"stream_options":{"x":1}}""", """{"stream_options":{"x":1,"include_usage":false}}""")]
    [InlineData("messages[0].content=\"hi\"", """{"messages":[{"role":"user","content":"a"}]}""", """{"messages":[{"role":"user","content":"hi"}]}""")]
    [InlineData("messages[1].content=hi", """{"messages":[{}]}""", """{"messages":[{},{"content":"hi"}]}""")]
    [InlineData("a[0][0]=1", "{}", """{"a":[[1]]}""")]
    [InlineData("stop=[\"a\", \"b\"]", "{}", """{"stop":["a","b"]}""")]
    [InlineData("stop[1]=c", """{"stop":["a","b"]}""", """{"stop":["a","c"]}""")]
    [InlineData("metadata.user-id=abc", "{}", """{"metadata":{"user-id":"abc"}}""")]
    [InlineData("metadata[\"user.id\"]=abc", "{}", """{"metadata":{"user.id":"abc"}}""")]
    [InlineData("[\"a=b\"]=1", "{}", """{"a=b":1}""")]
    [InlineData("a[\"q\\\"]\"].b=1", "{}", """{"a":{"q\u0022]":{"b":1}}}""")]
    [InlineData("seed=null", """{"seed":5}""", """{"seed":null}""")]
    [InlineData("user=\"123\"", "{}", """{"user":"123"}""")]
    [InlineData("user=123", "{}", """{"user":123}""")]
    [InlineData("user=12 34", "{}", """{"user":"12 34"}""")]
    [InlineData("user=a=b", "{}", """{"user":"a=b"}""")]
    [InlineData("user=True", "{}", """{"user":"True"}""")]
    [InlineData("user=\"\"", "{}", """{"user":""}""")]
    [InlineData("big=12345678901234567890", "{}", """{"big":12345678901234567890}""")]
    public void A_value_goes_where_its_path_says(string text, string before, string after) => Assert.Equal(after, Apply(before, text));

    [Fact]
    public void A_later_override_goes_over_an_earlier_one() => Assert.Equal("""{"a":{"b":2}}""", Apply("{}", "a={\"b\":1}", "a.b=2"));

    [Fact]
    public void One_override_serves_many_payloads_without_tying_them_together()
    {
        var overrides = PayloadOverrides.Parse(["a={\"b\":[]}"]);
        Payload[] payloads = [new(new JsonObject(), "1"), new(new JsonObject(), "2")];
        Array.ForEach(payloads, overrides.Apply);
        payloads[0].Json["a"]!["b"]!.AsArray().Add((JsonNode)1);
        Assert.Equal(["""{"a":{"b":[1]}}""", """{"a":{"b":[]}}"""], payloads.Select(payload => payload.Json.ToJsonString()));
    }

    [Theory]
    [InlineData("", "column 1: expected a name")]
    [InlineData("=1", "column 1: expected a name")]
    [InlineData("temperature", "column 12: expected '=' and a value")]
    [InlineData("temperature=", "column 13: expected a value; write null")]
    [InlineData("a..b=1", "column 3: expected a name")]
    [InlineData("a.=1", "column 3: expected a name")]
    [InlineData("a[x]=1", "column 3: expected an index or a quoted name after '['")]
    [InlineData("a[-1]=1", "column 3: expected an index")]
    [InlineData("a[1=1", "column 4: expected ']'")]
    [InlineData("a[0]b=1", "column 5: expected '.', '[' or '=' after ']'")]
    [InlineData("a[\"b=1", "column 3: this quote is never closed")]
    [InlineData("a[99999999999]=1", "column 3: expected an index")]
    [InlineData("a]=1", "column 2: a name with ] in it")]
    [InlineData("a.\"b\"=1", "column 3: a quoted name stands in brackets")]
    [InlineData("[0]=1", "column 1: a payload is an object")]
    [InlineData("stop=[\"a\",]", "column 11: the value opens like JSON, but")]
    [InlineData("user=\"abc", "the value opens like JSON, but")]
    [InlineData("messages[0].content=[INST] hi", "column 22: the value opens like JSON, but")]
    public void What_cannot_be_read_is_refused_with_its_column(string text, string reason)
    {
        var error = Assert.Throws<PayloadException>(() => PayloadOverrides.Parse(["x=1", text]));
        Assert.StartsWith($"--set {text}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.b=1", """{"a":"text"}""", "a is a string, not an object")]
    [InlineData("a.b=1", """{"a":[]}""", "a is an array, not an object")]
    [InlineData("a[0]=1", """{"a":{}}""", "a is an object, not an array")]
    [InlineData("a[0].b=1", """{"a":[3]}""", "a[0] is a number, not an object")]
    [InlineData("a[2]=1", """{"a":[0]}""", "a has a length of 1, so the next index is [1]")]
    [InlineData("a[1].b=1", "{}", "a has a length of 0, so the next index is [0]")]
    [InlineData("a.b[0].c=1", """{"a":{"b":true}}""", "a.b is a boolean, not an array")]
    public void A_path_that_the_payload_contradicts_is_refused_with_the_payloads_origin(string text, string before, string reason)
    {
        var error = Assert.Throws<PayloadException>(() => Apply(before, text));
        Assert.Equal($"--set {text}: {reason} (p.jsonl:7)", error.Message);
    }

    [Fact]
    public void An_override_cannot_bring_in_a_broken_marker() =>
        Assert.Throws<PayloadException>(() => Apply("{}", "image={\"__llmeter_bytes__\":\"?\"}"));

    private static string Apply(string before, params string[] overrides)
    {
        var payload = new Payload((JsonObject)PayloadJson.Read(Encoding.UTF8.GetBytes(before))!, "p.jsonl:7");
        PayloadOverrides.Parse(overrides).Apply(payload);
        return payload.Json.ToJsonString();
    }
}
