using LLMeter.Generators.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Tests.Projections;

public sealed class ProjectionCachingTests
{
    [Fact]
    public void Moving_a_projection_down_a_line_keeps_its_model()
    {
        var moved = GeneratorRun.Over(ProjectionSources.Chunk, ProjectionSources.Choice).Edit(0, "// a new first line\n" + ProjectionSources.Chunk);
        Assert.All(moved.Reasons(ProjectionGenerator.Steps.Parse), reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
        Assert.Equal(2, moved.Reasons(ProjectionGenerator.Steps.Models).Count);
        Caching.AssertAllCached(moved.Result);
    }

    [Fact]
    public void Editing_a_path_regenerates_that_projection_alone()
    {
        var edited = GeneratorRun.Over(ProjectionSources.Chunk, ProjectionSources.Choice)
            .Edit(1, ProjectionSources.Choice.Replace("delta.content", "message.content", StringComparison.Ordinal));
        Assert.Contains("\"message\"u8", edited.Generated("Some.Dialect.Choice.g.cs"), StringComparison.Ordinal);
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            edited.Reasons(ProjectionGenerator.Steps.Models).Order());
    }

    [Fact]
    public void An_element_that_is_no_projection_any_more_is_noticed_from_the_other_file()
    {
        var edited = GeneratorRun.Over(ProjectionSources.Chunk, ProjectionSources.Choice)
            .Edit(1, ProjectionSources.Choice.Replace("[LLMeter.Native.Wire.JsonProjection]", "", StringComparison.Ordinal));
        Assert.Contains("LLM108: OnChoice", edited.Problems);
        Assert.Contains(edited.Problems, problem => problem.StartsWith("LLM109", StringComparison.Ordinal));
        Assert.DoesNotContain(edited.Sources(), source => source.HintName.StartsWith("Some.", StringComparison.Ordinal));
    }

    [Fact]
    public void An_element_whose_type_moves_to_another_namespace_is_followed()
    {
        var edited = GeneratorRun.Over("using Elsewhere;\n" + ProjectionSources.Chunk, "namespace Elsewhere { struct Unused; }", ProjectionSources.Choice)
            .Edit(2, ProjectionSources.Choice.Replace("Some.Dialect", "Elsewhere", StringComparison.Ordinal))
            .AssertCompiles();
        Assert.Contains("new global::Elsewhere.Choice()", edited.Generated("Some.Dialect.Chunk.g.cs"), StringComparison.Ordinal);
    }
}
