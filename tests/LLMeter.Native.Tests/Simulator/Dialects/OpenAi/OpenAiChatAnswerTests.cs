using System.Text;
using System.Text.Json;
using LLMeter.Native.Simulator;
using LLMeter.Native.Simulator.Dialects;
using LLMeter.Native.Simulator.Dialects.OpenAi;
using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Tests.Simulator.Dialects.OpenAi;

public sealed class OpenAiChatAnswerTests
{
    // The examples of https://platform.openai.com/docs/api-reference/chat-streaming and .../chat/object.
    private const string DocumentedChunk =
        """{"id":"chatcmpl-123","object":"chat.completion.chunk","created":1694268190,"model":"gpt-4o-mini","system_fingerprint":"fp_44709d6fcb","choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]}""";

    private const string DocumentedWhole =
        """{"id":"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG","object":"chat.completion","created":1741570283,"model":"gpt-4o-2024-08-06","choices":[{"index":0,"message":{"role":"assistant","content":"The image","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":1117,"completion_tokens":46,"total_tokens":1163,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},"service_tier":"default","system_fingerprint":"fp_fc9f1d7035"}""";

    [Fact]
    public void Every_documented_member_of_a_chunk_is_there_with_its_type() =>
        AssertHasShapeOf(JsonDocument.Parse(DocumentedChunk).RootElement, Chunk(Answer(), 0));

    [Fact]
    public void Every_documented_member_of_a_whole_answer_is_there_with_its_type() =>
        AssertHasShapeOf(JsonDocument.Parse(DocumentedWhole).RootElement, JsonDocument.Parse(Answer().WriteWhole(0)).RootElement);

    [Fact]
    public void Events_are_role_reasoning_content_finish_usage_and_done()
    {
        var answer = Answer(reasoning: 2, visible: 3, wantsUsage: true);
        Assert.Equal(9, answer.Events);
        Assert.Equal("assistant", Delta(answer, 0).GetProperty("role").GetString());
        Assert.Equal("", Delta(answer, 0).GetProperty("content").GetString());
        Assert.All([1, 2], index => Assert.True(Delta(answer, index).GetProperty("reasoning_content").GetString()!.Length > 0));
        Assert.All([3, 4, 5], index => Assert.True(Delta(answer, index).GetProperty("content").GetString()!.Length > 0));
        Assert.Equal("stop", Chunk(answer, 6).GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Empty(Delta(answer, 6).EnumerateObject());
        Assert.Equal(0, Chunk(answer, 7).GetProperty("choices").GetArrayLength());
        Assert.Equal("[DONE]", Text(answer, 8));
        Assert.Equal([-1, 0, 1, 2, 3, 4, 4, 4, 4], Enumerable.Range(0, 9).Select(answer.TokenOf));
    }

    [Fact]
    public void Usage_counts_all_choices_and_reasoning()
    {
        var answer = Answer(reasoning: 2, visible: 3, wantsUsage: true, choices: 4);
        var usage = Chunk(answer, answer.Events - 2).GetProperty("usage");
        Assert.Equal(11, usage.GetProperty("prompt_tokens").GetInt32());
        Assert.Equal(20, usage.GetProperty("completion_tokens").GetInt32());
        Assert.Equal(31, usage.GetProperty("total_tokens").GetInt32());
        Assert.Equal(6, usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32());
        Assert.Equal(8, usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32());
    }

    [Fact]
    public void Where_usage_is_asked_for_every_other_chunk_says_that_it_has_none()
    {
        var answer = Answer(wantsUsage: true);
        Assert.All(Enumerable.Range(0, answer.Events - 2), index => Assert.Equal(JsonValueKind.Null, Chunk(answer, index).GetProperty("usage").ValueKind));
        Assert.False(Chunk(Answer(), 0).TryGetProperty("usage", out _));
    }

    [Fact]
    public void Choices_come_side_by_side()
    {
        var answer = Answer(visible: 2, choices: 3);
        Assert.Equal(13, answer.Events);
        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], Enumerable.Range(0, 12).Select(index => Chunk(answer, index).GetProperty("choices")[0].GetProperty("index").GetInt32()));
        Assert.Equal([-1, -1, -1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1], Enumerable.Range(0, 13).Select(answer.TokenOf));
    }

    [Fact]
    public void A_cut_answer_says_length()
    {
        var answer = Answer(isCut: true);
        Assert.Equal("length", Chunk(answer, answer.FirstClosingEvent).GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal("length", JsonDocument.Parse(answer.WriteWhole(0)).RootElement.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public void A_stamp_says_when_the_request_came_and_when_the_event_went()
    {
        var answer = Answer(wantsUsage: true, isStamped: true);
        Assert.All(Enumerable.Range(0, answer.Events - 1), index => AssertStamped(Chunk(answer, index)));
        AssertStamped(JsonDocument.Parse(answer.WriteWhole(long.MaxValue)).RootElement);

        static void AssertStamped(JsonElement chunk)
        {
            Assert.Equal(123456789012, chunk.GetProperty("llmeter").GetProperty("received_ns").GetInt64());
            Assert.Equal(long.MaxValue, chunk.GetProperty("llmeter").GetProperty("sent_ns").GetInt64());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_pieces_of_a_stream_make_the_whole(int text)
    {
        var answer = Answer(reasoning: 7, visible: 60, text: (TextKind)text);
        var message = JsonDocument.Parse(answer.WriteWhole(0)).RootElement.GetProperty("choices")[0].GetProperty("message");
        Assert.Equal(message.GetProperty("content").GetString(), Gather("content"));
        Assert.Equal(message.GetProperty("reasoning_content").GetString(), Gather("reasoning_content"));

        string Gather(string member) => string.Concat(Enumerable.Range(0, answer.FirstClosingEvent)
            .Select(index => Delta(answer, index).TryGetProperty(member, out var piece) ? piece.GetString() : ""));
    }

    [Fact]
    public void No_event_is_longer_than_the_longest()
    {
        var answer = Answer(reasoning: 40, visible: 40, wantsUsage: true, isStamped: true, choices: 128, text: TextKind.Unicode);
        Assert.InRange(Enumerable.Range(0, answer.Events).Max(index => Encoding.UTF8.GetByteCount(Text(answer, index))), 1, answer.LongestEvent);
    }

    [Fact]
    public void Writing_an_event_allocates_nothing()
    {
        var answer = Answer(visible: 1000, isStamped: true);
        var destination = new byte[answer.LongestEvent];
        answer.WriteEvent(0, 1, destination);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < answer.Events; index++)
        {
            answer.WriteEvent(index, index, destination);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static OpenAiChatAnswer Answer(
        int reasoning = 0, int visible = 3, bool isCut = false, bool wantsUsage = false, int choices = 1, bool isStamped = false, TextKind text = TextKind.Lorem) =>
        new(
            new OpenAiChatQuestion("gpt \\\"x\\\""u8.ToArray(), choices, wantsUsage, true, 0, null),
            new AnswerPlan(5, 11, 6, reasoning, visible, isCut, 0, default, default),
            new AnswerTraits(1_700_000_000, 123456789012, isStamped, text));

    private static string Text(OpenAiChatAnswer answer, int index)
    {
        var destination = new byte[answer.LongestEvent];
        return Encoding.UTF8.GetString(destination, 0, answer.WriteEvent(index, long.MaxValue, destination));
    }

    private static JsonElement Chunk(OpenAiChatAnswer answer, int index) => JsonDocument.Parse(Text(answer, index)).RootElement;

    private static JsonElement Delta(OpenAiChatAnswer answer, int index) => Chunk(answer, index).GetProperty("choices")[0].GetProperty("delta");

    private static void AssertHasShapeOf(JsonElement documented, JsonElement ours)
    {
        Assert.Equal(documented.ValueKind, ours.ValueKind);
        if (documented.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in documented.EnumerateObject())
            {
                Assert.True(ours.TryGetProperty(member.Name, out var value), member.Name);
                AssertHasShapeOf(member.Value, value);
            }
        }
        else if (documented.ValueKind == JsonValueKind.Array && documented.GetArrayLength() > 0)
        {
            AssertHasShapeOf(documented[0], ours[0]);
        }
    }
}
