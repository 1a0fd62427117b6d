using LLMeter.Generators.Diagnostics;
using LLMeter.Generators.Tests.Diagnostics;
using LLMeter.Generators.Tests.Driving;

namespace LLMeter.Generators.Tests.Projections;

public sealed class ProjectionRuleTests
{
    /// <summary>What is wrong, and what is then underlined.</summary>
    public static readonly TheoryData<string, string[]> Cases = new()
    {
        { """[JsonProjection] struct A { [JsonPath("x")] public long? X; }""", ["LLM101: A"] },
        { """class Outer { [JsonProjection] public partial struct A { [JsonPath("x")] public long? X; } }""", ["LLM102: A"] },
        { """[JsonProjection] partial struct A<T> { [JsonPath("x")] public long? X; }""", ["LLM102: A"] },
        { """[JsonProjection] readonly partial struct A { [JsonPath("x")] public readonly long? X; }""", ["LLM102: A"] },
        { """[JsonProjection] partial struct A { public long? X; }""", ["LLM103: A"] },
        { """[JsonProjection] partial struct A { [JsonPath("")] public long? X; }""", ["LLM104: JsonPath(\"\")"] },
        { """[JsonProjection] partial struct A { [JsonPath("a..b")] public long? X; }""", ["LLM104: JsonPath(\"a..b\")"] },
        { """[JsonProjection] partial struct A { [JsonPath("a")] public string? X; }""", ["LLM105: X"] },
        { """[JsonProjection] partial struct A { [JsonPath("a")] public long X; }""", ["LLM105: X"] },
        { """[JsonProjection] partial struct A { [JsonPath("a")] public readonly long? X; }""", ["LLM106: X"] },
        { """[JsonProjection] partial struct A { [JsonPath("a")] public long? X { get; } }""", ["LLM106: X"] },
        { """[JsonProjection] partial struct A { [JsonPath("a")] public long? X { get; init; } }""", ["LLM106: X"] },
        { """[JsonProjection] partial struct A { [JsonPath("a")] public static long? X; }""", ["LLM106: X"] },
        { """[JsonProjection] partial struct A { [JsonPath("a[*]")] public long? X; }""", ["LLM107: JsonPath(\"a[*]\")"] },
        { """[JsonProjection] partial struct A { [JsonPath("a[0]")] void On(in A a) { } }""", ["LLM107: JsonPath(\"a[0]\")"] },
        { """[JsonProjection] partial struct A { [JsonPath("a[*]")] void On(A a) { } }""", ["LLM108: On"] },
        { """[JsonProjection] partial struct A { [JsonPath("a[*]")] int On(in A a) => 0; }""", ["LLM108: On"] },
        { """[JsonProjection] partial struct A { [JsonPath("a[*]")] static void On(in A a) { } }""", ["LLM108: On"] },
        { """[JsonProjection] partial struct A { [JsonPath("a[*]")] void On(in int a) { } }""", ["LLM108: On"] },
        { """[JsonProjection] partial struct A { [JsonPath("a[*]")] void On(in A a, int b) { } }""", ["LLM108: On"] },
        { """[JsonProjection] partial struct A(int n) { public int N => n; [JsonPath("a[*]")] void On(in A a) { } }""", ["LLM108: On"] },
        { """struct A { [JsonPath("a")] public long? X; }""", ["LLM109: JsonPath(\"a\")"] },
        {
            """[JsonProjection] partial struct A { [JsonPath("a.b")] public long? X; [JsonPath("\"a\".b")] public int? Y; }""",
            ["LLM110: JsonPath(\"\\\"a\\\".b\")"]
        },
        { """[JsonProjection] partial struct A { [JsonPath("a[*].b")] public long? X; }""", ["LLM111: JsonPath(\"a[*].b\")"] },
        {
            """[JsonProjection] partial struct A { [JsonPath("a")] public string? X; [JsonPath("b[")] public long? Y; }""",
            ["LLM105: X", "LLM104: JsonPath(\"b[\")"]
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_underlined_where_it_is(string source, string[] problems)
    {
        var run = GeneratorRun.Over("using LLMeter.Native.Wire;\n" + source);
        Assert.Equal(problems, run.Problems);
        Assert.DoesNotContain(run.Sources(), generated => generated.HintName.Contains('A', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".a", 1, "a name must stand here; write it in quotes if it has dots, brackets or spaces")]
    [InlineData("a.", 3, "a name must follow the dot")]
    [InlineData("a.[0]", 3, "a name must follow the dot")]
    [InlineData("a[", 2, "the bracket is not closed")]
    [InlineData("a[-1]", 3, "between brackets stands a position from 0, or *")]
    [InlineData("a[]", 3, "between brackets stands a position from 0, or *")]
    [InlineData("a[99999999999]", 3, "between brackets stands a position from 0, or *")]
    [InlineData("a[0]b", 5, "a dot or an opening bracket must come here")]
    [InlineData("a b", 2, "a name must stand here; write it in quotes if it has dots, brackets or spaces")]
    [InlineData("a.'\"b'", 4, "a name must stand here; write it in quotes if it has dots, brackets or spaces")]
    [InlineData("\"ab", 1, "the quote is not closed")]
    [InlineData("\"a\"b", 4, "a dot or an opening bracket must come here")]
    public void A_wrong_path_says_where_and_why(string path, int position, string reason)
    {
        var literal = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(path, quote: true);
        var run = GeneratorRun.Over($$"""
            [LLMeter.Native.Wire.JsonProjection]
            partial struct A { [LLMeter.Native.Wire.JsonPath({{literal}})] public long? X; }
            """);
        Assert.Equal(
            $"The path '{path}' is wrong at position {position}: {reason}",
            Assert.Single(run.Result.Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_rule_has_a_case() =>
        Assert.Equal(Rules.Ids(typeof(ProjectionRules)), Cases.SelectMany(row => (string[])row[1]).Select(problem => problem[..6]).Distinct().Order());
}
