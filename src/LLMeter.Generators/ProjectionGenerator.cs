using LLMeter.Generators.Diagnostics;
using LLMeter.Generators.Emitting;
using LLMeter.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Generators;

/// <summary>Generates the reader of every struct marked [JsonProjection].</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProjectionGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ProjectionNames.ProjectionAttribute,
                predicate: static (node, _) => node is TypeDeclarationSyntax,
                transform: ProjectionParser.Parse)
            .WithTrackingName(Steps.Parse);

        var projections = parsed
            .Where(static parsed => parsed.Model is not null)
            .Select(static (parsed, _) => parsed.Model!)
            .WithTrackingName(Steps.Models);

        var problems = parsed
            .SelectMany(static (parsed, _) => parsed.Problems)
            .WithTrackingName(Steps.Problems);

        var strays = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ProjectionNames.PathAttribute,
                predicate: static (_, _) => true,
                transform: static (target, _) => StrayPath(target.TargetSymbol, target.Attributes[0]))
            .Where(static problem => problem is not null)
            .WithTrackingName(Steps.Strays);

        context.RegisterSourceOutput(projections, static (output, projection) =>
            output.AddSource($"{projection.FullName}.g.cs", ProjectionEmitter.Emit(projection)));
        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(strays, static (output, problem) => output.ReportDiagnostic(problem!.ToDiagnostic()));
    }

    private static DiagnosticInfo? StrayPath(ISymbol member, AttributeData attribute) =>
        member.ContainingType.Attribute(ProjectionNames.ProjectionAttribute) is null
            ? DiagnosticInfo.At(attribute.Location(member), ProjectionRules.OutsideProjection, member.Name, member.ContainingType.Name)
            : null;

    /// <summary>Names of the pipeline's steps, for the caching tests.</summary>
    internal static class Steps
    {
        public const string Parse = "Projection.Parse";
        public const string Models = "Projection.Models";
        public const string Problems = "Projection.Problems";
        public const string Strays = "Projection.Strays";
    }
}
