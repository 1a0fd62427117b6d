using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LLMeter.Native.Tests.Wire;

public sealed class JsonProjectionTests
{
    private const string Chunk = """
        {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1717171717,"model":"gpt-4o","choices":[{"index":0,"delta":{"content":"Hello"},
        "logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"prompt_tokens_details":{"cached_tokens":4}}}
        """;

    [Fact]
    public void Values_are_found_where_their_paths_point()
    {
        var content = new ArrayBufferWriter<byte>();
        var chunk = new JsonSampleChunk(content);
        chunk.Read(Encoding.UTF8.GetBytes(Chunk));
        Assert.Equal("chatcmpl-1", chunk.Id.Decode());
        Assert.Equal(12, chunk.PromptTokens);
        Assert.Equal(4, chunk.CachedTokens);
        Assert.Equal("stop", chunk.FirstFinish.Decode());
        Assert.Equal("Hello", Encoding.UTF8.GetString(content.WrittenSpan));
        Assert.Equal(1, chunk.Choices);
        Assert.Null(chunk.Cost);
        Assert.Null(chunk.Done);
        Assert.False(chunk.Error.Exists);
        Assert.False(chunk.ErrorMessage.Exists);
    }

    [Fact]
    public void A_value_serves_as_a_whole_and_as_the_parent_of_another()
    {
        var chunk = new JsonSampleChunk(new());
        chunk.Read("""{ "error" : {"code": 429, "message": "slow \"down\""} , "done":true}"""u8);
        Assert.Equal("""{"code": 429, "message": "slow \"down\""}""", Encoding.UTF8.GetString(chunk.Error.Raw));
        Assert.Equal(JsonTokenType.StartObject, chunk.Error.Kind);
        Assert.Equal("slow \"down\"", chunk.ErrorMessage.Decode());
        Assert.True(chunk.Done);
    }

    [Theory]
    [InlineData("\"overloaded\"", JsonTokenType.String)]
    [InlineData("[1, {\"message\": \"x\"}]", JsonTokenType.StartArray)]
    [InlineData("-1.5e3", JsonTokenType.Number)]
    [InlineData("true", JsonTokenType.True)]
    public void A_slice_takes_a_value_of_any_kind_as_it_stands(string value, JsonTokenType kind)
    {
        var chunk = new JsonSampleChunk(new());
        chunk.Read(Encoding.UTF8.GetBytes($$"""{"error": {{value}} }"""));
        Assert.True(chunk.Error.Exists);
        Assert.Equal(kind, chunk.Error.Kind);
        Assert.Equal(value, Encoding.UTF8.GetString(chunk.Error.Raw));
        Assert.False(chunk.ErrorMessage.Exists);
    }

    [Fact]
    public void A_null_is_not_there_but_can_be_told_from_absence()
    {
        var chunk = new JsonSampleChunk(new());
        chunk.Read("""{"error": null, "id": null, "usage": null, "choices": null, "done": null}"""u8);
        Assert.False(chunk.Error.Exists);
        Assert.True(chunk.Error.IsNull);
        Assert.False(chunk.Id.Exists);
        Assert.True(chunk.Id.IsEmpty);
        Assert.Null(chunk.PromptTokens);
        Assert.Equal(0, chunk.Choices);
        Assert.Null(chunk.Done);
        Assert.False(new JsonSampleChunk(new()).Error.IsNull);
    }

    [Theory]
    [InlineData("""{"id": 1, "usage": [1], "choices": {"index": 0}, "error": {"message": {}}, "done": "true"}""")]
    [InlineData("""{"id": {"id": "x"}, "usage": {"prompt_tokens": "12", "cost": [], "prompt_tokens_details": 3}, "choices": "none", "done": 1}""")]
    [InlineData("""{"id": [["x"]], "usage": "prompt_tokens", "choices": 7, "done": []}""")]
    public void A_value_of_another_kind_leaves_its_member_unset(string json)
    {
        var chunk = new JsonSampleChunk(new());
        chunk.Read(Encoding.UTF8.GetBytes(json));
        Assert.False(chunk.Id.Exists);
        Assert.Null(chunk.PromptTokens);
        Assert.Null(chunk.CachedTokens);
        Assert.Null(chunk.Cost);
        Assert.Null(chunk.Done);
        Assert.False(chunk.ErrorMessage.Exists);
        Assert.Equal(0, chunk.Choices);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData(" \"id\" ")]
    [InlineData("[{\"id\":\"x\"}]")]
    [InlineData("{}")]
    public void A_document_that_is_not_the_expected_object_leaves_all_unset(string json)
    {
        var chunk = new JsonSampleChunk(new());
        chunk.Read(Encoding.UTF8.GetBytes(json));
        Assert.False(chunk.Id.Exists);
        Assert.Equal(0, chunk.Choices);
    }

    [Fact]
    public void Every_element_is_handed_over_in_order_whatever_it_is()
    {
        var content = new ArrayBufferWriter<byte>();
        var chunk = new JsonSampleChunk(content);
        chunk.Read("""{"choices":[{"delta":{"content":"a"}}, 3, {"delta":{"content":"b"},"x":[[]]}, null, [], {"delta":{"content":"c"}}]}"""u8);
        Assert.Equal(6, chunk.Choices);
        Assert.Equal("abc", Encoding.UTF8.GetString(content.WrittenSpan));
    }

    [Fact]
    public void Of_duplicate_names_the_last_value_counts()
    {
        var numbers = default(JsonSampleNumbers);
        numbers.Read("""{"i": 1, "d": 2, "i": 3, "d": null, "b": true, "b": "no"}"""u8);
        Assert.Equal(3, numbers.Small);
        Assert.Null(numbers.Real);
        Assert.Null(numbers.Flag);
    }

    [Fact]
    public void Of_a_duplicate_object_what_it_does_not_repeat_stays()
    {
        var content = new ArrayBufferWriter<byte>();
        var chunk = new JsonSampleChunk(content);
        chunk.Read("""
            {"usage":{"prompt_tokens":1,"cost":0.5},"usage":{"prompt_tokens":2},"usage":null,
             "choices":[{"delta":{"content":"a"}}],"choices":[{"delta":{"content":"b"}}]}
            """u8);
        Assert.Equal(2, chunk.PromptTokens);
        Assert.Equal(0.5, chunk.Cost);
        Assert.Equal("ab", Encoding.UTF8.GetString(content.WrittenSpan));
    }

    [Fact]
    public void Escaped_and_quoted_names_match()
    {
        var chunk = new JsonSampleChunk(new());
        chunk.Read("""
            {"\u0069d":"x","us\u0061ge":{"prompt\u005ftokens":5},"\ud800":1,"i\ud83d":2,
             "amazon-bedrock-invocationMetrics":{"inputTokenCount":7}}
            """u8);
        Assert.Equal("x", chunk.Id.Decode());
        Assert.Equal(5, chunk.PromptTokens);
        Assert.Equal(7, chunk.InputTokenCount);
    }

    [Fact]
    public void A_scalar_and_what_is_below_it_may_both_be_wanted()
    {
        var numbers = default(JsonSampleNumbers);
        numbers.Read("""{"n":{"inner":2}}"""u8);
        Assert.Null(numbers.Whole);
        Assert.Equal(2, numbers.Inner);

        numbers = default;
        numbers.Read("""{"n":3,"list":[1,2,30,4]}"""u8);
        Assert.Equal(3, numbers.Whole);
        Assert.Null(numbers.Inner);
        Assert.Equal(30, numbers.Third);
    }

    [Fact]
    public void A_document_that_is_an_array_can_be_projected()
    {
        var array = default(JsonSampleArray);
        array.Read("""[{"generated_text":"once"},[{"a":[]},2],{"generated_text":"twice"}]"""u8);
        Assert.Equal("once", array.FirstText.Decode());
        Assert.Equal("""{"a":[]}""", Encoding.UTF8.GetString(array.Corner.Raw));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{\"id\":\"x\"} x")]
    [InlineData("{\"id\":\"x\"}{}")]
    [InlineData("{\"id\":\"x\",}")]
    [InlineData("{\"id\":/*c*/\"x\"}")]
    [InlineData("{\"id\":\"x\\q\"}")]
    [InlineData("{id:1}")]
    [InlineData("{\"other\":[1,2}")]
    [InlineData("{\"usage\":{\"prompt_tokens\":01}}")]
    [InlineData("<html>")]
    public void What_is_not_one_JSON_value_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_document_cut_anywhere_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes(Chunk);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.ThrowsAny<JsonException>(() => Read(whole[..length]));
        }

        Read(whole);
    }

    [Fact]
    public void A_byte_order_mark_is_refused() => Assert.ThrowsAny<JsonException>(() => Read([0xEF, 0xBB, 0xBF, .. "{}"u8]));

    [Fact]
    public void A_byte_that_UTF8_has_not_is_refused_outside_strings() => Assert.ThrowsAny<JsonException>(() => Read([.. "{\"id\":"u8, 0xFF, .. "}"u8]));

    [Theory]
    [InlineData(999)]
    [InlineData(65)]
    public void Deep_nesting_is_skipped(int depth)
    {
        var chunk = new JsonSampleChunk(new());
        chunk.Read(Encoding.UTF8.GetBytes($$"""{"x":{{Nested(depth)}},"id":"after"}"""));
        Assert.Equal("after", chunk.Id.Decode());
    }

    [Fact]
    public void Nesting_beyond_a_thousand_levels_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => Read(Encoding.UTF8.GetBytes($$"""{"x":{{Nested(1_000)}}}""")));

    [Fact]
    public void Reading_allocates_nothing()
    {
        var json = Encoding.UTF8.GetBytes("""
            {"id":"a\u00e9b","\u0065rror":{"message":"\ud83d\ude00","x":[[[{}]]]},"choices":[{"delta":{"content":"\"q\" \u4f60\n"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":1.2e1,"cost":0.25,"prompt_tokens_details":{"cached_tokens":"none"}}}
            """);
        var content = new ArrayBufferWriter<byte>(1 << 10);
        ReadOnce(json, content);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            ReadOnce(json, content);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal("\"q\" 你\n", Encoding.UTF8.GetString(content.WrittenSpan));
    }

    private static void ReadOnce(byte[] json, ArrayBufferWriter<byte> content)
    {
        content.ResetWrittenCount();
        var chunk = new JsonSampleChunk(content);
        chunk.Read(json);
    }

    private static void Read(byte[] json)
    {
        var chunk = new JsonSampleChunk(new());
        chunk.Read(json);
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
