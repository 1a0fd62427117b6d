using LLMeter.Native.Wire;

namespace LLMeter.Native.Endpoints.OpenAi;

/// <summary>What one element of "choices" says: a "delta" of a stream, or the "message" of an answer in one piece.</summary>
[JsonProjection]
internal ref partial struct ChatChoice
{
    [JsonPath("index")]
    public long? Index;

    [JsonPath("delta.content")]
    public JsonText Content;

    [JsonPath("delta.refusal")]
    public JsonText Refusal;

    /// <summary>Reasoning as DeepSeek, vLLM and SGLang name it.</summary>
    [JsonPath("delta.reasoning_content")]
    public JsonText ReasoningContent;

    /// <summary>Reasoning as OpenRouter, newer vLLM and gpt-oss servers name it.</summary>
    [JsonPath("delta.reasoning")]
    public JsonText Reasoning;

    /// <summary>A tool call's name comes with its first delta, its arguments in pieces after it.</summary>
    [JsonPath("delta.tool_calls[0].function.name")]
    public JsonText ToolName;

    [JsonPath("delta.tool_calls[0].function.arguments")]
    public JsonText ToolArguments;

    [JsonPath("message.content")]
    public JsonText WholeContent;

    [JsonPath("message.refusal")]
    public JsonText WholeRefusal;

    /// <summary>What tool calls were called before there could be several.</summary>
    [JsonPath("delta.function_call.name")]
    public JsonText FunctionName;

    [JsonPath("delta.function_call.arguments")]
    public JsonText FunctionArguments;

    [JsonPath("finish_reason")]
    public JsonText FinishReason;
}
