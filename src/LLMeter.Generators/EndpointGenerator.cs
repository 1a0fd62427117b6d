using LLMeter.Generators.Emitting;
using LLMeter.Generators.Model;
using LLMeter.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Generators;

/// <summary>Generates the descriptor of every class marked [Endpoint], the binding of its options, and the catalog of all.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EndpointGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(EndpointNames.EndpointAttribute, static (node, _) => node is TypeDeclarationSyntax, EndpointParser.Parse)
            .WithTrackingName(Steps.Parse);

        var names = context.SyntaxProvider
            .ForAttributeWithMetadataName(EndpointNames.EndpointAttribute, static (node, _) => node is TypeDeclarationSyntax, EndpointParser.Name)
            .WithTrackingName(Steps.Names);

        var endpoints = parsed
            .Where(static parsed => parsed.Model is not null)
            .Select(static (parsed, _) => parsed.Model!)
            .WithTrackingName(Steps.Models);

        // Endpoints that share an options record share its binding.
        var options = endpoints
            .Select(static (endpoint, _) => endpoint.Options)
            .Collect()
            .SelectMany(static (all, _) => Catalog.Distinct(all))
            .WithTrackingName(Steps.Options);

        // Only the assembly that declares the attribute has the catalog; another one, such as its tests, would have a second.
        var isHome = context.CompilationProvider
            .Select(static (compilation, _) => compilation.Assembly.GetTypeByMetadataName(EndpointNames.EndpointAttribute) is not null)
            .WithTrackingName(Steps.IsHome);

        var catalog = endpoints
            .Select(static (endpoint, _) => new CatalogEntry(endpoint.Name, endpoint.FullName))
            .Collect()
            .Select(static (entries, _) => Catalog.Sort(entries))
            .Combine(isHome)
            .WithTrackingName(Steps.Catalog);

        var problems = parsed
            .SelectMany(static (parsed, _) => parsed.Problems)
            .Collect()
            .SelectMany(static (all, _) => Catalog.Distinct(all))
            .WithTrackingName(Steps.Problems);

        var clashes = names
            .Collect()
            .SelectMany(static (all, _) => Catalog.Clashes(all))
            .WithTrackingName(Steps.Clashes);

        context.RegisterSourceOutput(endpoints, static (output, endpoint) =>
            output.AddSource($"{endpoint.FullName}.g.cs", EndpointEmitter.Emit(endpoint)));
        context.RegisterSourceOutput(options, static (output, options) =>
            output.AddSource($"{options.FullName}Binding.g.cs", OptionsEmitter.Emit(options)));
        context.RegisterSourceOutput(catalog, static (output, catalog) =>
        {
            if (catalog.Right)
            {
                output.AddSource("EndpointCatalog.g.cs", CatalogEmitter.Emit(catalog.Left));
            }
        });
        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(clashes, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
    }

    /// <summary>Names of the pipeline's steps, for the caching tests.</summary>
    internal static class Steps
    {
        public const string Parse = "Endpoint.Parse";
        public const string Names = "Endpoint.Names";
        public const string Models = "Endpoint.Models";
        public const string Options = "Endpoint.Options";
        public const string IsHome = "Endpoint.IsHome";
        public const string Catalog = "Endpoint.Catalog";
        public const string Problems = "Endpoint.Problems";
        public const string Clashes = "Endpoint.Clashes";
    }
}
