namespace LLMeter.Generators.Model;

/// <summary>One member of a projection and where its value comes from.</summary>
/// <param name="ElementType">For a method: the projection that it takes, as a global:: name. Empty otherwise.</param>
internal sealed record ProjectedMember(string Name, ProjectedKind Kind, EquatableArray<PathSegment> Path, string ElementType);
