namespace LLMeter.Native.Signing;

/// <summary>Credentials are missing or unusable. The message says which and what to do, and holds no secret.</summary>
internal sealed class CredentialException(string message) : Exception(message);
