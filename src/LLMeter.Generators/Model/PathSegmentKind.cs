namespace LLMeter.Generators.Model;

/// <summary>What one step of a JSON path asks for.</summary>
internal enum PathSegmentKind
{
    /// <summary>A member of an object.</summary>
    Name,

    /// <summary>One element of an array, by its position.</summary>
    Index,

    /// <summary>Every element of an array.</summary>
    Every,
}
