using System.Net.Http.Headers;

namespace LLMeter.Native.Transport;

/// <summary>Takes credentials out of a service's error message: some gateways quote the key that they refuse, and messages go to files and screens.</summary>
internal static class SecretScrubber
{
    /// <summary>Shorter values are no secrets, and would be found in ordinary words.</summary>
    private const int ShortestSecret = 6;

    private const string Scrubbed = "***";

    /// <summary>The message without the value of any header of the request but those that are known to be harmless.</summary>
    public static string Scrub(string message, HttpRequestHeaders sent)
    {
        foreach (var (name, values) in sent.NonValidated)
        {
            if (name is "User-Agent" or "Accept" or "Host")
            {
                continue;
            }

            foreach (var value in values)
            {
                // "Bearer KEY" is quoted whole, or as the key alone.
                foreach (var secret in (string[])[value, value[(value.LastIndexOf(' ') + 1)..]])
                {
                    message = secret.Length < ShortestSecret ? message : message.Replace(secret, Scrubbed, StringComparison.Ordinal);
                }
            }
        }

        return message;
    }
}
