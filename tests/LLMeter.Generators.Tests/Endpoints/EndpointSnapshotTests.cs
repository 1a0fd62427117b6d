using LLMeter.Generators.Tests.Driving;
using Microsoft.CodeAnalysis.CSharp;

namespace LLMeter.Generators.Tests.Endpoints;

public sealed class EndpointSnapshotTests
{
    [Fact]
    public void Endpoints_that_share_options_share_one_binding_and_stand_sorted_in_the_catalog()
    {
        var run = GeneratorRun.Over(EndpointSources.Chat, EndpointSources.Stream, EndpointSources.Options).AssertCompiles();
        Snapshot.AssertMatches(run, "Some.Service.ChatEndpoint.g.cs");
        Snapshot.AssertMatches(run, "Some.Service.ChatStreamEndpoint.g.cs");
        Snapshot.AssertMatches(run, "Some.Service.ChatOptionsBinding.g.cs");
        Snapshot.AssertMatches(run, "EndpointCatalog.g.cs");
        Assert.Equal(4, run.Sources().Count());
    }

    [Fact]
    public void Without_endpoints_there_is_an_empty_catalog()
    {
        var run = GeneratorRun.Over().AssertCompiles();
        Assert.Equal("EndpointCatalog.g.cs", Assert.Single(run.Sources()).HintName);
    }

    [Fact]
    public void An_endpoint_may_have_no_options_and_only_required_ones() => GeneratorRun.Over("""
        using LLMeter.Native.Endpoints;
        record Nothing;
        record Something
        {
            /// <summary>One.</summary>
            public required double Options { get; init; }
            /// <summary>Two.</summary>
            public required bool All { get; init; }
        }
        /// <summary>S.</summary>
        [Endpoint("nothing")] sealed partial class A(Nothing options) : IEndpoint;
        /// <summary>S.</summary>
        [Endpoint("something")] sealed partial record B(Something Options) : IEndpoint;
        """).AssertCompiles();

    [Fact]
    public void Options_kept_in_a_base_class_are_found_there() => GeneratorRun.Over(
        EndpointSources.Options,
        """
        namespace Some.Service;
        internal abstract class Held(ChatOptions options) { protected ChatOptions Settings => options; }
        /// <summary>One more.</summary>
        [LLMeter.Native.Endpoints.Endpoint("held")]
        internal sealed partial class HeldEndpoint(ChatOptions options) : Held(options), LLMeter.Native.Endpoints.IEndpoint;
        """).AssertCompiles();

    [Fact]
    public void An_assembly_that_only_uses_the_attribute_gets_no_catalog()
    {
        string[] sources = ["global using System;\nglobal using System.Collections.Generic;", EndpointSources.Chat, EndpointSources.Options];
        var guest = Product.Compilation
            .RemoveAllSyntaxTrees()
            .WithAssemblyName("guest")
            .AddReferences(Product.Compilation.ToMetadataReference())
            .AddSyntaxTrees(sources.Select(source => CSharpSyntaxTree.ParseText(source, Product.Parsing)).ToList());
        Assert.Equal(
            ["Some.Service.ChatEndpoint.g.cs", "Some.Service.ChatOptionsBinding.g.cs"],
            GeneratorRun.Over(guest).AssertCompiles().Sources().Select(source => source.HintName));
    }
}
