namespace LLMeter.Native.Prompts;

/// <summary>What a random stream decides. The numbers are part of what a seed means: never renumber them.</summary>
internal enum RandomPurpose
{
    Order = 1,
    StartJitter = 2,
}
