using System.Text;
using LLMeter.Native.Simulator.Dialects.OpenAi;

namespace LLMeter.Native.Tests.Simulator.Dialects.OpenAi;

public sealed class OpenAiChatQuestionTests
{
    [Fact]
    public void All_that_an_answer_depends_on_is_read()
    {
        var question = Read("""
            {"messages":[{"role":"system","content":"be  brief"},{"role":"user","content":[{"type":"text","text":"a\nb c"},{"type":"image_url","image_url":{"url":"data:x y z"}}]}],
             "tools":[{"content":"not a message"}],"n":3,"max_tokens":9,"max_completion_tokens":7,"stream":true,"stream_options":{"other":[1,{}],"include_usage":true},"model":"a\"b"}
            """);
        Assert.Equal("a\\\"b", Encoding.UTF8.GetString(question.ModelJson));
        Assert.Equal(3, question.Choices);
        Assert.Equal(7, question.TokenLimit);
        Assert.True(question.IsStreaming);
        Assert.True(question.WantsUsage);
        Assert.Equal(5, question.EstimatedInputTokens);
    }

    [Fact]
    public void What_is_not_given_has_the_services_default()
    {
        var question = Read("""{"model":"m","messages":[{"role":"user","content":""}],"n":null,"stream":null,"max_tokens":null,"stream_options":null}""");
        Assert.Equal((1, false, false, 0), (question.Choices, question.IsStreaming, question.WantsUsage, question.EstimatedInputTokens));
        Assert.Null(question.TokenLimit);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("hello", null)]
    [InlineData("[]", null)]
    [InlineData("""{"model":"m","messages":[{}]""", null)]
    [InlineData("""{"model":"m","messages":[{}]} {}""", null)]
    [InlineData("""{"messages":[{}]}""", null)]
    [InlineData("""{"model":"m"}""", "messages")]
    [InlineData("""{"model":"m","messages":[]}""", "messages")]
    [InlineData("""{"model":"m","messages":"hi"}""", "messages")]
    [InlineData("""{"model":7,"messages":[{}]}""", "model")]
    [InlineData("""{"model":"m","messages":[{}],"stream":"yes"}""", "stream")]
    [InlineData("""{"model":"m","messages":[{}],"n":0}""", "n")]
    [InlineData("""{"model":"m","messages":[{}],"max_tokens":0}""", "max_tokens")]
    [InlineData("""{"model":"m","messages":[{}],"max_completion_tokens":1.5}""", "max_completion_tokens")]
    [InlineData("""{"model":"m","messages":[{}],"stream_options":{"include_usage":true}}""", "stream_options")]
    public void What_the_service_would_refuse_is_refused(string body, string? parameter)
    {
        Assert.False(OpenAiChatQuestion.TryRead(Encoding.UTF8.GetBytes(body), out _, out var refusal));
        Assert.Equal(400, refusal.Status);
        Assert.Equal("invalid_request_error", refusal.Type);
        Assert.Equal(parameter, refusal.Parameter);
    }

    [Fact]
    public void A_request_that_ends_anywhere_is_refused_and_never_breaks_anything()
    {
        var body = Encoding.UTF8.GetBytes("""{"messages":[{"role":"user","content":[{"type":"text","text":"a\nb"}]}],"n":3,"stream":true,"stream_options":{"include_usage":true},"model":"m"}""");
        for (var length = 0; length < body.Length; length++)
        {
            Assert.False(OpenAiChatQuestion.TryRead(body.AsSpan(0, length), out _, out _));
        }

        Assert.True(OpenAiChatQuestion.TryRead(body, out _, out _));
    }

    private static OpenAiChatQuestion Read(string body)
    {
        Assert.True(OpenAiChatQuestion.TryRead(Encoding.UTF8.GetBytes(body), out var question, out var refusal), refusal.Message);
        return question;
    }
}
