using System.Text;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Endpoints.OpenAi;

/// <summary>What refusals of many servers say.</summary>
public sealed class ErrorBodyTests
{
    public static TheoryData<string, int, string, string> Bodies => new()
    {
        { "OpenAI", 401, """{"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}""", "HTTP 401: Incorrect API key provided. (invalid_api_key)" },
        { "OpenAI", 400, """{"error":{"message":"you must provide a model parameter","type":"invalid_request_error","param":null,"code":null}}""", "HTTP 400: you must provide a model parameter (invalid_request_error)" },
        { "Azure", 429, """{"error":{"code":"429","message":"Requests to the Chat Completions operation have exceeded the rate limit."}}""", "HTTP 429: Requests to the Chat Completions operation have exceeded the rate limit. (429)" },
        { "Azure API Management", 401, """{ "statusCode": 401, "message": "Access denied due to missing subscription key." }""", "HTTP 401: Access denied due to missing subscription key." },
        { "vLLM, older", 404, """{"object":"error","message":"The model `m` does not exist.","type":"NotFoundError","param":null,"code":404}""", "HTTP 404: The model `m` does not exist." },
        { "vLLM", 404, """{"error":{"message":"The model `m` does not exist.","type":"NotFoundError","param":"model","code":404}}""", "HTTP 404: The model `m` does not exist. (404)" },
        { "FastAPI", 404, """{"detail":"Not Found"}""", "HTTP 404: Not Found" },
        { "FastAPI validation", 422, """{"detail":[{"type":"missing","loc":["body","messages"],"msg":"Field required"}]}""", "HTTP 422: [{\"type\":\"missing\",\"loc\":[\"body\",\"messages\"],\"msg\":\"Field required\"}]" },
        { "llama.cpp", 503, """{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""", "HTTP 503: Loading model (503)" },
        { "Ollama", 404, """{"error":"model \"m\" not found, try pulling it first"}""", "HTTP 404: model \"m\" not found, try pulling it first" },
        { "TGI", 422, """{"error":"Input validation error","error_type":"validation"}""", "HTTP 422: Input validation error" },
        { "OpenRouter", 402, """{"error":{"message":"Insufficient credits","code":402},"user_id":"u"}""", "HTTP 402: Insufficient credits (402)" },
        { "Mistral", 401, """{"message":"Unauthorized","request_id":"9"}""", "HTTP 401: Unauthorized" },
        { "API Gateway", 403, """{"message":"Forbidden"}""", "HTTP 403: Forbidden" },
        { "LiteLLM", 500, """{"error":{"message":"litellm.APIError: boom","type":null,"param":null,"code":"500"}}""", "HTTP 500: litellm.APIError: boom (500)" },
        { "Express", 500, """{"error":"TypeError","message":"Cannot read properties of undefined","status":500}""", "HTTP 500: Cannot read properties of undefined (TypeError)" },
        { "Nest", 404, """{"statusCode":404,"message":"Cannot POST /chat","error":"Not Found"}""", "HTTP 404: Cannot POST /chat (Not Found)" },
        { "Envoy", 503, "upstream connect error or disconnect/reset before headers. reset reason: connection failure", "HTTP 503: upstream connect error or disconnect/reset before headers. reset reason: connection failure" },
        { "several lines", 500, "Internal\r\n  Server\nError\n", "HTTP 500: Internal   Server Error" },
        { "nothing", 500, "", "HTTP 500" },
        { "blanks", 500, " \r\n", "HTTP 500" },
        { "half a document", 500, """{"error":{"message":"cut""", """HTTP 500: {"error":{"message":"cut""" },
        { "a document of another kind", 400, """{"ok":false}""", """HTTP 400: {"ok":false}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_refusals_own_message_is_told(string server, int status, string body, string message)
    {
        Assert.NotEmpty(server);
        var bytes = Encoding.UTF8.GetBytes(body);
        Assert.Equal(message, Some.Streaming.ReadFailure(status, bytes).Message);
        Assert.Equal(message, Some.Whole.ReadFailure(status, bytes).Message);
    }

    [Theory]
    [InlineData(400, "client_error")]
    [InlineData(401, "auth")]
    [InlineData(403, "auth")]
    [InlineData(404, "client_error")]
    [InlineData(408, "timeout")]
    [InlineData(413, "client_error")]
    [InlineData(422, "client_error")]
    [InlineData(429, "throttled")]
    [InlineData(500, "server_error")]
    [InlineData(503, "server_error")]
    [InlineData(529, "server_error")]
    public void A_status_says_which_kind_a_failure_is(int status, string kind) => Assert.Equal(kind, Some.Whole.ReadFailure(status, "{}"u8).Kind.Name());

    [Fact]
    public void A_long_body_is_told_in_part()
    {
        var message = Some.Whole.ReadFailure(500, Encoding.UTF8.GetBytes(new string('x', 5000))).Message;
        Assert.StartsWith("HTTP 500: xxx", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 100, 300);
    }

    [Fact]
    public void A_character_that_the_excerpt_would_cut_is_left_out() =>
        Assert.DoesNotContain('\uFFFD', Some.Whole.ReadFailure(500, Encoding.UTF8.GetBytes("x" + new string('é', 200))).Message);

    [Fact]
    public void Lists_of_errors_are_shown_as_they_are() =>
        Assert.Contains("API key not valid", Some.Whole.ReadFailure(400, """[{"error":{"code":400,"message":"API key not valid","status":"INVALID_ARGUMENT"}}]"""u8).Message, StringComparison.Ordinal);
}
