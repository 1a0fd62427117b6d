using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LLMeter.Generators.Tests.Driving;

/// <summary>The part of the product that generated code is written against, as a compilation to add test sources to.</summary>
internal static class Product
{
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>What the project file would add, and the contract of endpoints reduced to what is generated.</summary>
    private const string Surroundings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;

        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("guest")]

        namespace LLMeter.Native.Endpoints
        {
            internal interface IEndpoint
            {
                EndpointDescriptor Descriptor { get; }

                void WriteOptions(System.Text.Json.Utf8JsonWriter writer);
            }
        }
        """;

    private static readonly Lazy<CSharpCompilation> Lazily = new(Compile);

    public static CSharpCompilation Compilation => Lazily.Value;

    private static CSharpCompilation Compile()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var sources = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Product/", StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return CSharpSyntaxTree.ParseText(reader.ReadToEnd(), Parsing, name);
            })
            .ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "product",
            [.. sources, CSharpSyntaxTree.ParseText(Surroundings, Parsing, "Product/Surroundings.cs")],
            [.. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress), new("CS1573", ReportDiagnostic.Suppress)]));
    }
}
