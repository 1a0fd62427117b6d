using LLMeter.Generators.Tests.Driving;

namespace LLMeter.Generators.Tests.Projections;

public sealed class ProjectionSnapshotTests
{
    [Fact]
    public void A_chunk_with_nested_and_shared_paths_is_read_as_agreed()
    {
        var run = GeneratorRun.Over(ProjectionSources.Chunk, ProjectionSources.Choice).AssertCompiles();
        Snapshot.AssertMatches(run, "Some.Dialect.Chunk.g.cs");
        Snapshot.AssertMatches(run, "Some.Dialect.Choice.g.cs");
    }

    [Fact]
    public void A_struct_with_odd_paths_is_read_as_agreed() =>
        Snapshot.AssertMatches(GeneratorRun.Over(ProjectionSources.Odd).AssertCompiles(), "Odd.g.cs");

    [Fact]
    public void An_element_may_be_a_projection_of_the_same_type() => GeneratorRun.Over("""
        using LLMeter.Native.Wire;
        [JsonProjection]
        internal partial struct Tree
        {
            public int Size;
            [JsonPath("children[*]")] private void OnChild(in Tree child) => Size += 1 + child.Size;
        }
        """).AssertCompiles();
}
