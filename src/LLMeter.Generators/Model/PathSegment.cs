namespace LLMeter.Generators.Model;

/// <summary>One step of a JSON path.</summary>
/// <param name="Name">The member's name, unescaped; empty for the other kinds.</param>
/// <param name="Index">The element's position from 0; 0 for the other kinds.</param>
internal sealed record PathSegment(PathSegmentKind Kind, string Name, int Index);
