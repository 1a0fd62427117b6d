using System.Text;
using LLMeter.Native.Endpoints.OpenAi;
using LLMeter.Native.Measurement;
using LLMeter.Native.Wire;

namespace LLMeter.Native.Tests.Endpoints.OpenAi;

/// <summary>Endpoints and answers for tests. The n-th read of an answer, from 1, is stamped n thousand.</summary>
internal static class Some
{
    public static OpenAiChatStreamEndpoint Streaming { get; } = new(new OpenAiChatStreamOptions { Model = "some-model" });

    public static OpenAiChatStreamEndpoint CountingReasoning { get; } = new(new OpenAiChatStreamOptions { Model = "some-model", TtftVisibleTokensOnly = false });

    public static OpenAiChatEndpoint Whole { get; } = new(new OpenAiChatOptions { Model = "some-model" });

    public static OpenAiChatEndpoint At(string baseUrl, params (string Name, string Value)[] headers) => new(new OpenAiChatOptions
    {
        Model = "some-model",
        BaseUrl = baseUrl,
        Header = [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
    });

    /// <summary>A chunk with one choice.</summary>
    public static string Delta(string delta, string finishReason = "null", int index = 0) =>
        $$"""data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"m","choices":[{"index":{{index}},"delta":{{delta}},"logprobs":null,"finish_reason":{{finishReason}}}]}""" + "\n\n";

    public static string Content(string text, int index = 0) => Delta($$"""{"content":"{{text}}"}""", index: index);

    /// <summary>What a streamed answer tells, each text being what one read brought.</summary>
    public static ResponseTally Read(OpenAiChatStreamEndpoint endpoint, params string[] reads)
    {
        var tally = new ResponseTally(streams: true, endpoint.CountsVisibleOnly);
        var decoder = default(SseDecoder);
        byte[] unread = [];
        for (var i = 0; i < reads.Length; i++)
        {
            tally.BeginRead(1000 * (i + 1));
            unread = [.. unread, .. Encoding.UTF8.GetBytes(reads[i])];
            bool whole;
            do
            {
                whole = decoder.TryRead(unread, out var frame, out var consumed);
                if (whole)
                {
                    endpoint.Read(frame.Type, frame.Data, tally);
                    tally.EndEvent();
                }

                unread = unread[consumed..];
            }
            while (whole);
        }

        return tally;
    }

    public static ResponseTally Read(params string[] reads) => Read(Streaming, reads);

    public static ResponseTally ReadWhole(string body)
    {
        var tally = new ResponseTally(streams: false, visibleOnly: true);
        tally.BeginRead(1000);
        Whole.Read(default, Encoding.UTF8.GetBytes(body), tally);
        tally.EndEvent();
        return tally;
    }
}
