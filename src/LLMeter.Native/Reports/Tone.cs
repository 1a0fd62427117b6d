namespace LLMeter.Native.Reports;

/// <summary>What a word's colour says.</summary>
internal enum Tone
{
    Plain,

    /// <summary>What the eye should find first.</summary>
    Strong,

    /// <summary>What may be overlooked: labels, legends.</summary>
    Faint,

    Good,
    Warning,
    Bad,
}
