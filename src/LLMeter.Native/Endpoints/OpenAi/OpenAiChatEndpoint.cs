using System.Text.Json;
using System.Text.Json.Nodes;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Endpoints.OpenAi;

/// <summary>OpenAI-compatible Chat Completions, answered in one piece: time to last token.</summary>
[Endpoint("openai-chat", LLMeterType = "OpenAICompletionEndpoint", EndpointName = "openai", Provider = "openai")]
internal sealed partial class OpenAiChatEndpoint(OpenAiChatOptions options) : IEndpoint
{
    private readonly ChatDialect _dialect = new(options);

    public string Model => options.Model;

    public Uri Address => _dialect.Address;

    public Authentication Authentication => _dialect.Authentication;

    public Framing Framing => Framing.Json;

    public bool CountsVisibleOnly => true;

    public JsonObject CreatePayload(TextPrompt prompt) => ChatDialect.CreatePayload(prompt);

    public PreparedPayload Prepare(JsonObject payload) => _dialect.Prepare(payload, stream: false);

    public HttpRequestMessage Compose(PreparedPayload payload) => _dialect.Compose(payload);

    public Failure ReadFailure(int status, ReadOnlySpan<byte> body) => ChatDialect.ReadFailure(status, body);

    public void WriteLLMeterMembers(Utf8JsonWriter writer) => ChatDialect.WriteLLMeterMembers(writer, options);

    public void Read(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, ResponseTally tally)
    {
        var answer = new ChatChunk(tally);
        answer.Read(data);
        if (answer.Error.Exists)
        {
            tally.Fail(ChatDialect.ErrorInside(data, FailureKind.ServerError));
            return;
        }

        if (!tally.HasAnswer)
        {
            tally.Fail(new Failure(FailureKind.Malformed, "the answer is JSON but no chat completion: it has no \"choices\""));
            return;
        }

        answer.TellTally();
        tally.Done();
    }
}
