using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace LLMeter.Generators.Emitting;

/// <summary>Writes the list of all endpoints and the way from a name to one, without reflection.</summary>
internal static class CatalogEmitter
{
    private const string Descriptor = "global::LLMeter.Native.Endpoints.EndpointDescriptor";

    /// <param name="entries">Sorted, and every name once.</param>
    public static SourceText Emit(EquatableArray<CatalogEntry> entries)
    {
        var source = SourceWriter.ForNamespace("LLMeter.Native.Endpoints");
        source.Line("/// <summary>The endpoints that there are.</summary>");
        using (source.Open("internal static partial class EndpointCatalog"))
        {
            source.Line("/// <summary>All endpoints, sorted by name.</summary>");
            source.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Descriptor}> All {{ get; }} =");
            using (source.OpenList("[", "];"))
            {
                foreach (var entry in entries)
                {
                    source.Line($"global::{entry.FullName}.Descriptor,");
                }
            }

            source.Line().Line("/// <summary>The endpoint of that name; null when there is none.</summary>");
            using (source.Open($"public static {Descriptor}? Find(string name) => name switch", "};"))
            {
                foreach (var entry in entries)
                {
                    source.Line($"{Literal.Of(entry.Name)} => global::{entry.FullName}.Descriptor,");
                }

                source.Line("_ => null,");
            }
        }

        return source.ToSourceText();
    }
}
