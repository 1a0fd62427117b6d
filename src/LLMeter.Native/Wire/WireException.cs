using System.Diagnostics.CodeAnalysis;

namespace LLMeter.Native.Wire;

/// <summary>A server sent bytes that break its own framing.</summary>
internal sealed class WireException(string message) : Exception(message)
{
    [DoesNotReturn]
    public static void ThrowTooLong(int limit) => throw new WireException($"an event of the answer is longer than {limit} bytes");
}
