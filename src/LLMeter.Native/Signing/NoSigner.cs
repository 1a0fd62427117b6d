namespace LLMeter.Native.Signing;

/// <summary>For services that ask for no credentials.</summary>
internal sealed class NoSigner : IRequestSigner
{
    public static readonly NoSigner Instance = new();

    public void Sign(HttpRequestMessage request, ReadOnlyMemory<byte> body)
    {
    }
}
