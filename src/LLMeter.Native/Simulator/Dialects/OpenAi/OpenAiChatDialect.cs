using System.Buffers;
using System.Text.Json;
using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Simulator.Dialects.OpenAi;

/// <summary>OpenAI's chat completions, both modes, and its list of models.</summary>
/// <remarks>https://platform.openai.com/docs/api-reference/chat</remarks>
internal sealed class OpenAiChatDialect : IDialect
{
    private const string ChatPath = "/v1/chat/completions";
    private const string ModelsPath = "/v1/models";

    public RouteKind Route(string path) => path switch
    {
        ChatPath => RouteKind.Generate,
        ModelsPath => RouteKind.Page,
        _ => RouteKind.Unknown,
    };

    public byte[] Page(string path, SimulatorSettings settings) => Write(json =>
    {
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        json.WriteStartObject();
        json.WriteString("id", settings.Model);
        json.WriteString("object", "model");
        json.WriteNumber("created", 0);
        json.WriteString("owned_by", "llmeter");
        json.WriteEndObject();
        json.WriteEndArray();
    });

    public bool TryRead(ReadOnlySpan<byte> body, out Question question, out Refusal refusal)
    {
        var isRead = OpenAiChatQuestion.TryRead(body, out var read, out refusal);
        question = read;
        return isRead;
    }

    public IAnswer Compose(Question question, in AnswerPlan plan, AnswerTraits traits) =>
        new OpenAiChatAnswer((OpenAiChatQuestion)question, plan, traits);

    public byte[] Refuse(Refusal refusal) => Write(json =>
    {
        json.WriteStartObject("error");
        json.WriteString("message", refusal.Message);
        json.WriteString("type", refusal.Type);
        json.WriteString("param", refusal.Parameter);
        json.WriteString("code", refusal.Code);
        json.WriteEndObject();
    });

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
