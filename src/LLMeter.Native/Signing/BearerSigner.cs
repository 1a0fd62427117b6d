using System.Net.Http.Headers;

namespace LLMeter.Native.Signing;

/// <summary>"Authorization: Bearer KEY" on every request.</summary>
internal sealed class BearerSigner : IRequestSigner
{
    private readonly AuthenticationHeaderValue _header;

    private BearerSigner(string key) => _header = new AuthenticationHeaderValue("Bearer", key);

    /// <summary>Takes the key from an environment variable, once, before the run.</summary>
    /// <exception cref="CredentialException">The variable is needed and not set, or its value cannot be a header's.</exception>
    public static IRequestSigner FromEnvironment(string variable, bool isRequired)
    {
        var key = Environment.GetEnvironmentVariable(variable)?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            return isRequired
                ? throw new CredentialException($"the environment variable {variable} is not set: put the API key there, or name another one with --api-key-env")
                : NoSigner.Instance;
        }

        // A key with a line break or a letter beyond ASCII is a slip of the clipboard; its text stays out of the message.
        if (key.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
        {
            throw new CredentialException($"the API key in the environment variable {variable} has a character that a header cannot carry (a blank, a line break, a non-ASCII letter)");
        }

        return new BearerSigner(key);
    }

    public void Sign(HttpRequestMessage request, ReadOnlyMemory<byte> body)
    {
        // The user's own header wins, also where it is of no form that the framework knows.
        if (!request.Headers.NonValidated.Contains("Authorization"))
        {
            request.Headers.Authorization = _header;
        }
    }
}
