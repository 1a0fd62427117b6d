using System.Text.Json;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Endpoints.OpenAi;

public sealed class WholeAnswerTests
{
    /// <summary>OpenAI's reference: a completion with cached and reasoning tokens.</summary>
    private const string Completion =
        """
        {"id":"chatcmpl-B9MBs8","object":"chat.completion","created":1741569952,"model":"gpt-4.1-2025-04-14","choices":[{"index":0,"message":{"role":"assistant","content":"Hello! How can I assist you today?","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],
        "usage":{"prompt_tokens":19,"completion_tokens":10,"total_tokens":29,"prompt_tokens_details":{"cached_tokens":7,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":3,"audio_tokens":0}},"service_tier":"default"}
        """;

    [Fact]
    public void The_references_completion_is_read()
    {
        var tally = Some.ReadWhole(Completion);
        Assert.Equal(("Hello! How can I assist you today?", "chatcmpl-B9MBs8", "stop"), (tally.Text.Decode(), tally.Id.Decode(), tally.FinishReason.Decode()));
        Assert.Equal((19L, 10L, 7L, 3L), (tally.Usage.Input, tally.Usage.Output, tally.Usage.CachedInput, tally.Usage.Reasoning));
        Assert.True(tally.IsDone);
        Assert.Null(tally.Failure);
    }

    [Fact]
    public void A_whole_answer_has_no_first_token()
    {
        var tally = Some.ReadWhole(Completion);
        Assert.Equal((0, 0, 0), (tally.FirstText, tally.LastText, tally.ContentEvents));
        Assert.Equal(0, tally.Gaps.Count);
    }

    [Fact]
    public void Of_several_choices_the_first_is_the_text()
    {
        var tally = Some.ReadWhole("""{"id":"c","choices":[{"index":1,"message":{"content":"b"},"finish_reason":"length"},{"index":0,"message":{"content":"a"},"finish_reason":"stop"}]}""");
        Assert.Equal(("a", "stop"), (tally.Text.Decode(), tally.FinishReason.Decode()));
    }

    [Fact]
    public void A_tool_call_is_a_good_answer_without_text()
    {
        var tally = Some.ReadWhole("""{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"t","type":"function","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"}],"usage":null}""");
        Assert.Null(tally.Text.Decode());
        Assert.Null(tally.Usage.Output);
        Assert.Null(tally.Failure);
    }

    [Fact]
    public void An_error_object_with_a_good_status_is_the_services_failure()
    {
        var tally = Some.ReadWhole("""{"error":{"message":"Provider returned error","code":502}}""");
        Assert.Equal((FailureKind.ServerError, "Provider returned error (502)"), (tally.Failure?.Kind, tally.Failure?.Message));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"Hello\"")]
    [InlineData("""{"id":"c","choices":[]}""")]
    [InlineData("""{"id":"c","choices":null}""")]
    public void A_document_that_is_no_completion_is_malformed(string body) => Assert.Equal(FailureKind.Malformed, Some.ReadWhole(body).Failure?.Kind);

    [Theory]
    [InlineData("")]
    [InlineData("Hello")]
    [InlineData("""{"id":"c","choices":[{"index":0,""")]
    public void What_is_no_JSON_is_not_read(string body) => Assert.ThrowsAny<JsonException>(() => Some.ReadWhole(body));
}
