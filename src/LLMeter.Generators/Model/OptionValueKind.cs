namespace LLMeter.Generators.Model;

/// <summary>The types that an option's property may have.</summary>
internal enum OptionValueKind
{
    Text,
    Flag,
    Int32,
    Int64,
    Number,
    Duration,
    Choice,
    List,
    Pairs,
}
