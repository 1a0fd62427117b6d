using LLMeter.Native.Endpoints;
using LLMeter.Native.Endpoints.OpenAi;
using LLMeter.Native.Measurement;
using LLMeter.Native.Signing;
using LLMeter.Native.Transport;

namespace LLMeter.Native.Tests.Transport;

/// <summary>Endpoints and connections for tests.</summary>
internal static class Some
{
    /// <summary>Far longer than any test takes: only tests of the timeout meet one.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static IEndpoint Stream(string baseUrl, params (string Name, string Value)[] headers) => new OpenAiChatStreamEndpoint(new OpenAiChatStreamOptions
    {
        Model = "m",
        BaseUrl = baseUrl,
        Header = [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
    });

    public static IEndpoint Whole(string baseUrl, params (string Name, string Value)[] headers) => new OpenAiChatEndpoint(new OpenAiChatOptions
    {
        Model = "m",
        BaseUrl = baseUrl,
        Header = [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
    });

    public static ClientConnection Connection(IEndpoint endpoint, TimeSpan? timeout = null) => new(endpoint, NoSigner.Instance, timeout ?? Patience);

    public static PreparedPayload Payload(IEndpoint endpoint, string prompt = "Say hello") => endpoint.Prepare(endpoint.CreatePayload(new TextPrompt(prompt)));

    public static Task<(Attempt Attempt, ResponseTally Tally)> SendAsync(this ClientConnection connection, IEndpoint endpoint, CancellationToken stop = default) =>
        connection.SendAsync(Payload(endpoint), due: 0, stop);

    /// <summary>One request over a connection of its own.</summary>
    public static async Task<(Attempt Attempt, ResponseTally Tally)> AskAsync(IEndpoint endpoint, TimeSpan? timeout = null)
    {
        using var connection = Connection(endpoint, timeout);
        return await connection.SendAsync(endpoint);
    }

    /// <summary>Asks a server that answers every request with these bytes and then closes the connection.</summary>
    public static async Task<(Attempt Attempt, ResponseTally Tally)> AskForAsync(string answer, bool stream = true)
    {
        await using var server = ScriptedServer.SayingOnce(answer);
        return await AskAsync(stream ? Stream(server.BaseUrl) : Whole(server.BaseUrl));
    }
}
