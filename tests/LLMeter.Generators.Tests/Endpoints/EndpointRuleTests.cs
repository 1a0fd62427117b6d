using LLMeter.Generators.Diagnostics;
using LLMeter.Generators.Tests.Diagnostics;
using LLMeter.Generators.Tests.Driving;

namespace LLMeter.Generators.Tests.Endpoints;

public sealed class EndpointRuleTests
{
    private const string Summary = "/// <summary>S.</summary>\n";
    private const string Options = "record O { }\n";
    private const string Endpoint = Summary + "[Endpoint(\"e\")] sealed partial class E(O options) : IEndpoint;\n";

    /// <summary>What is wrong, and what is then underlined.</summary>
    public static readonly TheoryData<string, string[]> Cases = new()
    {
        { Options + Summary + "[Endpoint(\"e\")] sealed class E(O options) : IEndpoint;", ["LLM001: E"] },
        { Options + "class Outer {\n" + Summary + "[Endpoint(\"e\")] sealed partial class E(O options) : IEndpoint; }", ["LLM002: E"] },
        { Options + Summary + "[Endpoint(\"e\")] sealed partial class E<T>(O options) : IEndpoint;", ["LLM002: E"] },
        { Options + Summary + "[Endpoint(\"e\")] abstract partial class E(O options) : IEndpoint;", ["LLM002: E"] },
        { Options + Summary + "[Endpoint(\"e\")] static partial class E;", ["LLM002: E"] },
        { Options + Endpoint.Replace("\"e\"", "\"OpenAi\"", StringComparison.Ordinal), ["LLM003: Endpoint(\"OpenAi\")"] },
        { Options + Endpoint.Replace("\"e\"", "\"a--b\"", StringComparison.Ordinal), ["LLM003: Endpoint(\"a--b\")"] },
        { Options + Endpoint + Endpoint.Replace(" E(", " F(", StringComparison.Ordinal), ["LLM004: Endpoint(\"e\")"] },
        { Summary + "[Endpoint(\"e\")] sealed partial class E : IEndpoint;", ["LLM005: E"] },
        { Summary + "[Endpoint(\"e\")] sealed partial class E(string options) : IEndpoint;", ["LLM005: E"] },
        { Options + Summary + "[Endpoint(\"e\")] sealed partial class E(O options);", ["LLM006: E"] },
        { Options + "[Endpoint(\"e\")] sealed partial class E(O options) : IEndpoint;", ["LLM007: E"] },
        { Endpoint + Property("public DateTime When { get; init; }"), ["LLM008: When"] },
        { Endpoint + Property("public List<string> All { get; init; } = [];"), ["LLM008: All"] },
        { Endpoint + Property("public IReadOnlyList<string>? All { get; init; }"), ["LLM008: All"] },
        { Endpoint + "record O { public int N { get; init; } }", ["LLM009: N"] },
        { Endpoint + Property("[Option(Name = \"b\")] public int A { get; init; }\n" + Summary + "public int B { get; init; }"), ["LLM010: B"] },
        { Endpoint + Property("[Option(JsonName = \"b\")] public int A { get; init; }\n" + Summary + "public int B { get; init; }"), ["LLM010: B"] },
        { Endpoint + Property("public string Id { get; init; } = Guid.NewGuid().ToString();"), ["LLM011: Guid.NewGuid().ToString()"] },
        { Endpoint + Property("public IReadOnlyList<string> All { get; init; } = [\"a\"];"), ["LLM011: [\"a\"]"] },
        { Endpoint + Property("[Option(Name = \"Base\")] public int A { get; init; }"), ["LLM012: A"] },
        { Endpoint + Property("[Option(JsonName = \"a-b\")] public int A { get; init; }"), ["LLM012: A"] },
        { Options + Summary + "[Endpoint(\"e\")] sealed partial class E : IEndpoint { public E(O options) { } }", ["LLM013: E"] },
        { Endpoint + "record O(int N);", ["LLM014: O", "LLM009: N"] },
        { Endpoint + "abstract record O;", ["LLM014: O"] },
        { Endpoint + Property("[Option] public int A => 1;"), ["LLM015: A"] },
        { Endpoint + Property("[Option] internal int A { get; init; }"), ["LLM015: A"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_underlined_where_it_is(string source, string[] problems) =>
        Assert.Equal(problems, GeneratorRun.Over("using LLMeter.Native.Endpoints;\n" + source).Problems);

    [Fact]
    public void A_default_that_cannot_be_shown_is_a_warning_and_the_endpoint_is_generated_all_the_same()
    {
        var run = GeneratorRun.Over("using LLMeter.Native.Endpoints;\n" + Endpoint + Property("public string Id { get; init; } = Guid.NewGuid().ToString();"));
        Assert.Contains(run.Sources(), source => source.HintName == "E.g.cs");
    }

    [Fact]
    public void A_mistake_in_options_that_two_endpoints_share_is_reported_once()
    {
        var second = Endpoint.Replace("(\"e\")", "(\"f\")", StringComparison.Ordinal).Replace(" E(", " F(", StringComparison.Ordinal);
        var run = GeneratorRun.Over("using LLMeter.Native.Endpoints;\n" + Endpoint + second + "record O { public int N { get; init; } }");
        Assert.Equal(["LLM009: N"], run.Problems);
    }

    [Fact]
    public void Every_rule_has_a_case() =>
        Assert.Equal(Rules.Ids(typeof(EndpointRules)), Cases.SelectMany(row => (string[])row[1]).Select(problem => problem[..6]).Distinct().Order());

    private static string Property(string property) => "record O {\n" + Summary + property + "\n}";
}
