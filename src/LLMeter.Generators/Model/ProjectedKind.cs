namespace LLMeter.Generators.Model;

/// <summary>How a projected member receives its value.</summary>
internal enum ProjectedKind
{
    Text,
    Slice,
    Int32,
    Int64,
    Double,
    Boolean,

    /// <summary>A method, called for every element of an array.</summary>
    Elements,
}
