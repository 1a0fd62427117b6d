using LLMeter.Native.Measurement;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Endpoints.OpenAi;

/// <summary>What a chat completion says, and what one event of a streamed one says ("chat.completion", "chat.completion.chunk").</summary>
/// <remarks>https://platform.openai.com/docs/api-reference/chat/object, https://platform.openai.com/docs/api-reference/chat-streaming</remarks>
[JsonProjection]
internal ref partial struct ChatChunk(ResponseTally tally)
{
    [JsonPath("id")]
    public JsonText Id;

    [JsonPath("usage.prompt_tokens")]
    public long? PromptTokens;

    [JsonPath("usage.completion_tokens")]
    public long? CompletionTokens;

    [JsonPath("usage.prompt_tokens_details.cached_tokens")]
    public long? CachedTokens;

    [JsonPath("usage.completion_tokens_details.reasoning_tokens")]
    public long? ReasoningTokens;

    [JsonPath("error")]
    public JsonSlice Error;

    /// <summary>A message outside of any choice: an older vLLM's error, {"object":"error","message":…}.</summary>
    [JsonPath("message")]
    public JsonText PlainMessage;

    [JsonPath("llmeter.received_ns")]
    public long? ServerReceived;

    [JsonPath("llmeter.sent_ns")]
    public long? ServerSent;

    /// <summary>Takes over what is said of the answer as a whole. Called after <c>Read</c>, as the choices are told while reading.</summary>
    public readonly void TellTally()
    {
        if (tally.Id.Count == 0)
        {
            Id.AppendTo(tally.Id);
        }

        ref var usage = ref tally.Usage;
        usage.Input = PromptTokens ?? usage.Input;
        usage.Output = CompletionTokens ?? usage.Output;
        usage.CachedInput = CachedTokens ?? usage.CachedInput;
        usage.Reasoning = ReasoningTokens ?? usage.Reasoning;
        if (ServerSent is { } sent)
        {
            tally.ServerReceived = Clock.FromNanoseconds(ServerReceived ?? 0);
            tally.ServerSent = Clock.FromNanoseconds(sent);
        }
    }

    [JsonPath("choices[*]")]
    private readonly void OnChoice(scoped in ChatChoice choice)
    {
        tally.SawAnswer();
        var isFirst = choice.Index is null or 0;
        TellText(choice.Content, isFirst);
        TellText(choice.Refusal, isFirst);
        TellText(choice.WholeContent, isFirst);
        TellText(choice.WholeRefusal, isFirst);

        // A tool call is output that a user waits for, though it is no text.
        if (!choice.ToolName.IsEmpty || !choice.ToolArguments.IsEmpty || !choice.FunctionName.IsEmpty || !choice.FunctionArguments.IsEmpty)
        {
            tally.SawVisible();
        }

        if (!choice.ReasoningContent.IsEmpty || !choice.Reasoning.IsEmpty)
        {
            tally.SawReasoning();
        }

        if (!choice.FinishReason.IsEmpty && (isFirst || tally.FinishReason.Count == 0))
        {
            tally.FinishReason.Clear();
            choice.FinishReason.AppendTo(tally.FinishReason);
        }
    }

    /// <summary>Every choice's text counts as seen; kept is that of the first, as in LLMeter.</summary>
    private readonly void TellText(scoped in JsonText text, bool isFirst)
    {
        if (text.IsEmpty)
        {
            return;
        }

        tally.SawVisible();
        if (isFirst)
        {
            text.AppendTo(tally.Text);
        }
    }
}
