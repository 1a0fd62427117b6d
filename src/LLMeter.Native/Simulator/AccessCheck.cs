using System.Security.Cryptography;
using System.Text;
using LLMeter.Native.Simulator.Dialects;
using Microsoft.AspNetCore.Http;

namespace LLMeter.Native.Simulator;

/// <summary>Says who may not come in: unknown paths, wrong methods, missing and wrong keys.</summary>
internal sealed class AccessCheck(string? apiKey)
{
    private readonly byte[]? _authorization = apiKey is null ? null : Encoding.UTF8.GetBytes("Bearer " + apiKey);

    /// <summary>Why the request is refused before it is read, or nothing.</summary>
    public Refusal? Check(HttpRequest request, string path, RouteKind route)
    {
        if (route == RouteKind.Unknown)
        {
            return new(404, "invalid_request_error", $"Invalid URL ({request.Method} {path})");
        }

        var wanted = route == RouteKind.Page ? HttpMethods.Get : HttpMethods.Post;
        if (request.Method != wanted)
        {
            return new(405, "invalid_request_error", $"Not allowed to {request.Method} on {path}.", null, "method_not_supported", AllowedMethod: wanted);
        }

        var given = request.Headers.Authorization.ToString();
        if (_authorization is null || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _authorization))
        {
            return null;
        }

        return given.Length == 0
            ? new(401, "invalid_request_error", "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).")
            : new(401, "invalid_request_error", "Incorrect API key provided.", null, "invalid_api_key");
    }
}
