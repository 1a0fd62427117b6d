using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Endpoints.OpenAi;

/// <summary>What the streaming and the whole-answer mode of Chat Completions share: requests, payloads and errors.</summary>
/// <remarks>https://platform.openai.com/docs/api-reference/chat/create</remarks>
internal sealed class ChatDialect
{
    private const string Path = "/chat/completions";
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly Uri OpenAi = new("https://api.openai.com");
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly OpenAiChatOptions _options;
    private readonly Uri _url;

    /// <exception cref="OptionException">An option's value cannot be used.</exception>
    public ChatDialect(OpenAiChatOptions options)
    {
        _options = options;
        _url = UrlOf(options.BaseUrl);
        Address = new Uri(_url.GetLeftPart(UriPartial.Authority));
        Authentication = AuthenticationOf(options);
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            throw new OptionException("--model", "--model: the model's name is empty");
        }

        using var probe = Message(ReadOnlyMemory<byte>.Empty);
    }

    public Uri Address { get; }

    public Authentication Authentication { get; }

    public static JsonObject CreatePayload(TextPrompt prompt)
    {
        var messages = new JsonArray();
        if (prompt.System is { } system)
        {
            messages.Add((JsonNode)new JsonObject { ["role"] = "system", ["content"] = system });
        }

        messages.Add((JsonNode)new JsonObject { ["role"] = "user", ["content"] = prompt.Text });
        return new JsonObject { ["messages"] = messages, ["max_tokens"] = prompt.MaxTokens };
    }

    /// <summary>The payload with this endpoint's model and mode, as LLMeter's prepare_payload: both win over the payload's own.</summary>
    public PreparedPayload Prepare(JsonObject payload, bool stream)
    {
        var prepared = (JsonObject)payload.DeepClone();
        RefuseRawBytes(prepared, "$");
        prepared["model"] = _options.Model;
        prepared["stream"] = stream;
        if (stream && prepared["stream_options"] is not JsonObject { Count: > 0 })
        {
            // Without it the stream ends with no word of how many tokens it was.
            prepared["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, Compact))
        {
            prepared.WriteTo(writer);
        }

        return new PreparedPayload(body.ToArray(), PromptOf(prepared));
    }

    public HttpRequestMessage Compose(PreparedPayload payload) => Message(payload.Body);

    /// <summary>LLMeter hands unknown members to the OpenAI client, which takes the address.</summary>
    public static void WriteLLMeterMembers(Utf8JsonWriter writer, OpenAiChatOptions options) => writer.WriteString("base_url", options.BaseUrl);

    public static Failure ReadFailure(int status, ReadOnlySpan<byte> body)
    {
        var said = default(ErrorBody);
        try
        {
            said.Read(body);
        }
        catch (JsonException)
        {
            said = default;
        }

        var text = said.Describe() ?? Excerpt(body);
        return new Failure(FailureNames.OfStatus(status), text.Length == 0 ? $"HTTP {status}" : $"HTTP {status}: {text}");
    }

    /// <summary>The failure that an error object inside a good answer means.</summary>
    public static Failure ErrorInside(ReadOnlySpan<byte> data, FailureKind kind)
    {
        var said = default(ErrorBody);
        said.Read(data);
        return new Failure(kind, said.Describe() ?? "the answer holds an error object without a message");
    }

    /// <summary>LLMeter's input_prompt: the text of all messages, a line each.</summary>
    private static string PromptOf(JsonObject payload)
    {
        var texts = new List<string>();
        foreach (var message in payload["messages"] as JsonArray ?? [])
        {
            switch ((message as JsonObject)?["content"])
            {
                case JsonValue value when value.TryGetValue(out string? text) && text.Length > 0:
                    texts.Add(text);
                    break;
                case JsonArray parts:
                    foreach (var part in parts)
                    {
                        if ((part as JsonObject)?["text"] is JsonValue piece && piece.TryGetValue(out string? text))
                        {
                            texts.Add(text);
                        }
                    }

                    break;
            }
        }

        return string.Join('\n', texts);
    }

    private static void RefuseRawBytes(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } marker when marker.ContainsKey("__llmeter_bytes__"):
                throw new UnsuitablePayloadException($"raw bytes at {path}: Chat Completions takes media as text, such as {{\"type\":\"image_url\",\"image_url\":{{\"url\":\"data:image/png;base64,…\"}}}}");
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    RefuseRawBytes(value, $"{path}.{name}");
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    RefuseRawBytes(items[i], $"{path}[{i}]");
                }

                break;
        }
    }

    private static string Excerpt(ReadOnlySpan<byte> body)
    {
        const int Most = 200;
        var end = Math.Min(body.Length, Most);
        while (end < body.Length && end > 0 && (body[end] & 0xC0) == 0x80)
        {
            end--; // Not in the middle of a character.
        }

        var text = Encoding.UTF8.GetString(body[..end]).Trim().ReplaceLineEndings(" ");
        return end < body.Length ? text + "…" : text;
    }

    private static Uri UrlOf(string baseUrl)
    {
        var text = baseUrl.Trim().TrimEnd('/');
        if (!Uri.TryCreate(text, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https") || parsed.Host.Length == 0)
        {
            throw new OptionException("--base-url", $"--base-url: '{baseUrl}' is not an http or https address, such as https://api.openai.com/v1 or http://localhost:8000/v1");
        }

        if (parsed.UserInfo.Length > 0)
        {
            // The address is shown and written to files, and HTTP would not send them.
            throw new OptionException("--base-url", "--base-url: has a name or password in it; send credentials by --api-key-env or --header");
        }

        if (HasSecret(parsed.Query))
        {
            throw new OptionException("--base-url", "--base-url: has a key or token in its query, and addresses are written to files; send it by --api-key-env or --header");
        }

        return parsed.AbsolutePath.EndsWith(Path, StringComparison.Ordinal) ? parsed : new UriBuilder(parsed) { Path = parsed.AbsolutePath.TrimEnd('/') + Path }.Uri;
    }

    private static bool HasSecret(string query) => query.TrimStart('?').Split('&').Select(pair => pair.Split('=')[0])
        .Any(name => ((string[])["key", "token", "secret", "password", "sig"]).Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whoever names a variable means it to be there; OpenAI demands a key, other servers may not.</summary>
    private Authentication.BearerKey AuthenticationOf(OpenAiChatOptions options)
    {
        if (!IsVariableName(options.ApiKeyEnv))
        {
            // Perhaps the key itself: it must not be repeated here.
            throw new OptionException("--api-key-env", "--api-key-env: takes the name of an environment variable that holds the key, such as OPENAI_API_KEY, and never the key itself");
        }

        var isNamed = options.ApiKeyEnv != new OpenAiChatOptions { Model = "" }.ApiKeyEnv;
        return new Authentication.BearerKey(options.ApiKeyEnv, IsRequired: isNamed || (Address.Host == OpenAi.Host && !SendsOwnKey(options)));
    }

    private static bool IsVariableName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static bool SendsOwnKey(OpenAiChatOptions options) =>
        options.Header.Any(header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase));

    private HttpRequestMessage Message(ReadOnlyMemory<byte> body)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = Json;
        var message = new HttpRequestMessage(HttpMethod.Post, _url) { Content = content };
        message.Headers.TryAddWithoutValidation("User-Agent", "llmeter");
        RequestHeaders.Add(message, _options.Header);
        return message;
    }
}
