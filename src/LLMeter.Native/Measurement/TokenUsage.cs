namespace LLMeter.Native.Measurement;

/// <summary>Token counts as the service reported them; null where it said nothing.</summary>
internal struct TokenUsage
{
    /// <summary>All input tokens, cached ones included.</summary>
    public long? Input;

    /// <summary>All output tokens, reasoning ones included.</summary>
    public long? Output;

    /// <summary>Input tokens that were read from the service's prompt cache.</summary>
    public long? CachedInput;

    /// <summary>Output tokens that were spent on reasoning.</summary>
    public long? Reasoning;
}
