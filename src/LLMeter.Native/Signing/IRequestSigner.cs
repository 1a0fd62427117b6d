namespace LLMeter.Native.Signing;

/// <summary>Puts the credentials on a request. The only place that sees a secret.</summary>
internal interface IRequestSigner
{
    /// <summary>Signs in place, just before the request is sent.</summary>
    /// <param name="request">The request, complete but for its credentials.</param>
    /// <param name="body">The bytes of its body.</param>
    void Sign(HttpRequestMessage request, ReadOnlyMemory<byte> body);
}
