using System.Text;
using System.Text.Json;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Endpoints.OpenAi;

/// <summary>What an error says: OpenAI's own form, and those that compatible servers use.</summary>
/// <remarks>OpenAI {"error":{"message","type","code"}}; LM Studio and llama.cpp {"error":"text"}; vLLM {"object":"error","message"}; FastAPI {"detail"}.</remarks>
[JsonProjection]
internal ref partial struct ErrorBody
{
    [JsonPath("error")]
    public JsonSlice Error;

    [JsonPath("error.message")]
    public JsonText Message;

    [JsonPath("error.type")]
    public JsonText Type;

    [JsonPath("error.code")]
    public JsonSlice Code;

    [JsonPath("message")]
    public JsonText PlainMessage;

    [JsonPath("detail")]
    public JsonSlice Detail;

    /// <summary>The message in a line, with the service's code for it where there is one; null where the body says nothing of an error.</summary>
    public readonly string? Describe()
    {
        // Where "error" is a mere name, as in {"error":"Bad Request","message":"…"}, the words are in "message".
        var name = Error.Kind == JsonTokenType.String ? Text(Error) : null;
        var plain = PlainMessage.Decode();
        var text = Message.Decode() ?? plain ?? Text(Error) ?? Text(Detail);
        var code = Text(Code) ?? Type.Decode() ?? (plain is null ? null : name);
        return (text, code) switch
        {
            (null, null) => null,
            (null, _) => code,
            (_, null or "") => text,
            _ => $"{text} ({code})",
        };
    }

    private static string? Text(in JsonSlice slice)
    {
        if (!slice.Exists)
        {
            return null;
        }

        return slice.Kind == JsonTokenType.String
            ? new JsonText(slice.Raw[1..^1], slice.Raw.Contains((byte)'\\')).Decode()
            : Encoding.UTF8.GetString(slice.Raw);
    }
}
