namespace LLMeter.Generators.Model;

/// <summary>All that the emitter needs to know of one endpoint.</summary>
/// <inheritdoc cref="ProjectionModel" path="/remarks"/>
/// <param name="Name">What users call it, in kebab-case.</param>
/// <param name="Declaration">The keywords before the type's name, such as "partial class".</param>
/// <param name="OptionsAccess">The expression that gives the options record inside the type.</param>
internal sealed record EndpointModel(
    string Name,
    string Summary,
    string LLMeterType,
    string EndpointName,
    string Provider,
    string Namespace,
    string TypeName,
    string Declaration,
    string OptionsAccess,
    OptionsModel Options)
{
    public string FullName => Namespace.Length == 0 ? TypeName : Namespace + "." + TypeName;
}
