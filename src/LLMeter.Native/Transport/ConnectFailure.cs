using LLMeter.Native.Measurement;

namespace LLMeter.Native.Transport;

/// <summary>A connection could not be opened; says at which step.</summary>
internal sealed class ConnectFailure(FailureKind kind, string message, Exception cause) : IOException(message, cause)
{
    public FailureKind Kind { get; } = kind;
}
