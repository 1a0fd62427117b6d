using LLMeter.Generators.Diagnostics;
using LLMeter.Generators.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Tests.Diagnostics;

public sealed class DiagnosticDocumentationTests
{
    private static readonly List<DiagnosticDescriptor> All = [.. Rules.All(typeof(EndpointRules)), .. Rules.All(typeof(ProjectionRules))];

    [Fact]
    public void Every_rule_has_its_place_on_the_help_page()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "diagnostics.md"));
        Assert.All(All, rule =>
        {
            Assert.Equal($"docs/diagnostics.md#{rule.Id.ToLowerInvariant()}", rule.HelpLinkUri);
            Assert.Contains($"<a id=\"{rule.Id.ToLowerInvariant()}\"></a>{rule.Id} | {rule.DefaultSeverity} |", page, StringComparison.Ordinal);
        });
        Assert.Equal(All.Count, page.Split("<a id=").Length - 1);
    }

    [Fact]
    public void No_two_rules_share_an_id() => Assert.Equal(All.Count, All.Select(rule => rule.Id).Distinct().Count());
}
