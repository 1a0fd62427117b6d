using LLMeter.Generators.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Tests.Endpoints;

public sealed class EndpointCachingTests
{
    private static GeneratorRun First() => GeneratorRun.Over(EndpointSources.Chat, EndpointSources.Stream, EndpointSources.Options);

    [Fact]
    public void Moving_an_endpoint_down_a_line_keeps_its_model()
    {
        var moved = First().Edit(0, "// a new first line\n" + EndpointSources.Chat);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, moved.Reasons(EndpointGenerator.Steps.Models));
        Caching.AssertAllCached(moved.Result);
    }

    [Fact]
    public void Editing_the_options_record_in_another_file_regenerates_its_binding_and_nothing_else()
    {
        var edited = First().Edit(2, EndpointSources.Options.Replace("Extra texts.", "More texts.", StringComparison.Ordinal));
        Assert.Contains("\"More texts.\"", edited.Generated("Some.Service.ChatOptionsBinding.g.cs"), StringComparison.Ordinal);
        Assert.Equal([IncrementalStepRunReason.Modified], edited.Reasons(EndpointGenerator.Steps.Options));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Distinct(edited.Reasons(EndpointGenerator.Steps.Catalog)));
    }

    [Fact]
    public void Editing_a_base_record_reaches_the_binding()
    {
        var edited = First().Edit(2, EndpointSources.Options.Replace("some.test", "other.test", StringComparison.Ordinal));
        Assert.Contains("\"https://other.test\"", edited.Generated("Some.Service.ChatOptionsBinding.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_endpoint_enters_the_catalog()
    {
        var edited = First().Edit(0, EndpointSources.Chat.Replace("some-chat", "other-chat", StringComparison.Ordinal));
        Assert.Contains("\"other-chat\" => ", edited.Generated("EndpointCatalog.g.cs"), StringComparison.Ordinal);
    }

    private static IEnumerable<IncrementalStepRunReason> Distinct(IReadOnlyList<IncrementalStepRunReason> reasons) =>
        reasons.Select(reason => reason == IncrementalStepRunReason.Cached ? IncrementalStepRunReason.Unchanged : reason).Distinct();
}
