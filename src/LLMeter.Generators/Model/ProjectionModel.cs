namespace LLMeter.Generators.Model;

/// <summary>All that the emitter needs to know of one projection.</summary>
/// <remarks>
/// Models are what the incremental pipeline caches: immutable, compared by value, and free of symbols and syntax.
/// A member that breaks one of these makes the generator run on every key press.
/// </remarks>
/// <param name="Declaration">The keywords before the name, such as "ref partial struct".</param>
internal sealed record ProjectionModel(string Namespace, string TypeName, string Declaration, EquatableArray<ProjectedMember> Members)
{
    public string FullName => Namespace.Length == 0 ? TypeName : Namespace + "." + TypeName;
}
