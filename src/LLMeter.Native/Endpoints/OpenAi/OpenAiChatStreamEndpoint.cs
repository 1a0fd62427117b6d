using System.Text.Json;
using System.Text.Json.Nodes;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Endpoints.OpenAi;

/// <summary>OpenAI-compatible Chat Completions, streamed: time to first token, gaps between tokens, tokens per second.</summary>
[Endpoint("openai-chat-stream", LLMeterType = "OpenAICompletionStreamEndpoint", EndpointName = "openai", Provider = "openai")]
internal sealed partial class OpenAiChatStreamEndpoint(OpenAiChatStreamOptions options) : IEndpoint
{
    private readonly ChatDialect _dialect = new(options);

    public string Model => options.Model;

    public Uri Address => _dialect.Address;

    public Authentication Authentication => _dialect.Authentication;

    public Framing Framing => Framing.ServerSentEvents;

    public bool CountsVisibleOnly => options.TtftVisibleTokensOnly;

    public JsonObject CreatePayload(TextPrompt prompt) => ChatDialect.CreatePayload(prompt);

    public PreparedPayload Prepare(JsonObject payload) => _dialect.Prepare(payload, stream: true);

    public HttpRequestMessage Compose(PreparedPayload payload) => _dialect.Compose(payload);

    public Failure ReadFailure(int status, ReadOnlySpan<byte> body) => ChatDialect.ReadFailure(status, body);

    public void WriteLLMeterMembers(Utf8JsonWriter writer) => ChatDialect.WriteLLMeterMembers(writer, options);

    public void Read(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, ResponseTally tally)
    {
        if (data.IsEmpty)
        {
            return;
        }

        if (data[0] != (byte)'{' && data.Trim(" \t"u8).SequenceEqual("[DONE]"u8))
        {
            tally.Done();
            return;
        }

        var chunk = new ChatChunk(tally);
        chunk.Read(data);
        if (chunk.Error.Exists || chunk.PlainMessage.Exists || type.SequenceEqual("error"u8))
        {
            tally.Fail(ChatDialect.ErrorInside(data, FailureKind.StreamError));
            return;
        }

        chunk.TellTally();
    }
}
