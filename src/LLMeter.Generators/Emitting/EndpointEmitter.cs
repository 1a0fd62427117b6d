using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace LLMeter.Generators.Emitting;

/// <summary>Writes an endpoint's descriptor and the members of IEndpoint that follow from it.</summary>
internal static class EndpointEmitter
{
    private const string Room = "global::LLMeter.Native.Endpoints.";

    public static SourceText Emit(EndpointModel endpoint)
    {
        var source = SourceWriter.ForNamespace(endpoint.Namespace);
        var binding = OptionsEmitter.BindingName(endpoint.Options);
        using (source.Open($"{endpoint.Declaration} {endpoint.TypeName} : {Room}IEndpoint"))
        {
            source.Line("/// <summary>This endpoint's entry in the catalog.</summary>");
            source.Line($"public static {Room}EndpointDescriptor Descriptor {{ get; }} = new(");
            using (source.Indent())
            {
                source.Line($"Name: {Literal.Of(endpoint.Name)},");
                source.Line($"Summary: {Literal.Of(endpoint.Summary)},");
                source.Line($"LLMeterType: {Literal.Of(endpoint.LLMeterType)},");
                source.Line($"EndpointName: {Literal.Of(endpoint.EndpointName)},");
                source.Line($"Provider: {Literal.Of(endpoint.Provider)},");
                source.Line($"Options: {binding}.All,");
                source.Line("Create: Create);");
            }

            source.Line().Line($"{Room}EndpointDescriptor {Room}IEndpoint.Descriptor => Descriptor;").Line();
            source.Line("/// <summary>Makes the endpoint from option values.</summary>");
            source.Line($"/// <exception cref=\"{Room}OptionException\">A value is missing or cannot be used.</exception>");
            source.Line($"public static {endpoint.TypeName} Create({Room}IOptionSource source) => new({binding}.Read(source));").Line();
            source.Line($"void {Room}IEndpoint.WriteOptions(global::System.Text.Json.Utf8JsonWriter writer) =>");
            using (source.Indent())
            {
                source.Line($"{binding}.Write({endpoint.OptionsAccess}, writer);");
            }
        }

        return source.ToSourceText();
    }
}
