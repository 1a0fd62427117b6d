namespace LLMeter.Native.Endpoints;

/// <summary>A payload that this service cannot be sent. The message names the part and the remedy.</summary>
internal sealed class UnsuitablePayloadException(string message) : Exception(message);
