namespace LLMeter.Generators.Model;

/// <summary>An options record: what a binding is generated from. Several endpoints may share one.</summary>
/// <inheritdoc cref="ProjectionModel" path="/remarks"/>
internal sealed record OptionsModel(string Namespace, string TypeName, EquatableArray<OptionModel> Options)
{
    public string FullName => Namespace.Length == 0 ? TypeName : Namespace + "." + TypeName;
}
