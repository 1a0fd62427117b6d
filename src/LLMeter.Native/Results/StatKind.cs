namespace LLMeter.Native.Results;

/// <summary>What a <see cref="StatValue"/> holds.</summary>
internal enum StatKind
{
    Null,
    Number,
    Integer,
    Text,
    Flag,
}
