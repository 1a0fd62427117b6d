using LLMeter.Generators.Tests.Driving;

namespace LLMeter.Generators.Tests.Endpoints;

/// <summary>What help shows of an option: its summary and its default.</summary>
public sealed class OptionTextTests
{
    [Theory]
    [InlineData("string A { get; init; } = \"x\" + \"y\";", "\"xy\"")]
    [InlineData("string A { get; init; } = Constants.Url;", "\"http://c\"")]
    [InlineData("string? A { get; init; }", "null")]
    [InlineData("string A { get; init; } = null!;", "null")]
    [InlineData("bool A { get; init; }", "\"false\"")]
    [InlineData("int A { get; init; } = -1;", "\"-1\"")]
    [InlineData("double A { get; init; } = 1;", "\"1\"")]
    [InlineData("double A { get; init; } = 0.25;", "\"0.25\"")]
    [InlineData("double? A { get; init; }", "null")]
    [InlineData("Mode A { get; init; } = Mode.TwoWords;", "\"two-words\"")]
    [InlineData("Mode A { get; init; }", "\"zero\"")]
    [InlineData("Mode? A { get; init; } = Mode.Zero;", "\"zero\"")]
    [InlineData("TimeSpan A { get; init; }", "\"0s\"")]
    [InlineData("TimeSpan A { get; init; } = TimeSpan.Zero;", "\"0s\"")]
    [InlineData("TimeSpan A { get; init; } = TimeSpan.FromSeconds(60);", "\"60s\"")]
    [InlineData("TimeSpan A { get; init; } = TimeSpan.FromSeconds(0.25);", "\"250ms\"")]
    [InlineData("TimeSpan A { get; init; } = TimeSpan.FromMilliseconds(10);", "\"10ms\"")]
    [InlineData("TimeSpan A { get; init; } = TimeSpan.FromMinutes(5);", "\"5m\"")]
    [InlineData("TimeSpan A { get; init; } = TimeSpan.FromHours(2);", "\"2h\"")]
    [InlineData("TimeSpan A { get; init; } = TimeSpan.FromSeconds(90);", "\"90s\"")]
    [InlineData("TimeSpan? A { get; init; } = null;", "null")]
    [InlineData("IReadOnlyList<string> A { get; init; } = [];", "null")]
    public void A_default_is_shown_as_a_user_would_type_it(string property, string expected) =>
        Assert.Contains($"Default: {expected},", Binding($"/// <summary>S.</summary>\npublic {property}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<summary>One line.</summary>", "One line.")]
    [InlineData("<summary>\n///   Two\n///   lines.\n/// </summary>", "Two lines.")]
    [InlineData("<summary>With <c>--name</c> and <see cref=\"O.A\"/> or <see langword=\"null\"/>.</summary>", "With --name and A or null.")]
    [InlineData("<summary>Less &lt; more &amp; \"quotes\".</summary>", "Less < more & \\\"quotes\\\".")]
    [InlineData("<summary><para>One.</para><para>Two.</para></summary>", "One. Two.")]
    [InlineData("<summary>A <see href=\"http://x\">link</see>, <see cref=\"List{T}\"/>.</summary><remarks>Not this.</remarks>", "A link, List.")]
    public void A_summary_is_one_line_without_markup(string documentation, string expected) =>
        Assert.Contains($"Summary: \"{expected}\",", Binding($"/// {documentation}\npublic int A {{ get; init; }}"), StringComparison.Ordinal);

    private static string Binding(string property) => GeneratorRun.Over($$"""
        using LLMeter.Native.Endpoints;

        /// <summary>E.</summary>
        [Endpoint("e")]
        sealed partial class E(O options) : IEndpoint;

        enum Mode { TwoWords = 1, Zero = 0 }

        static class Constants { public const string Url = "http://c"; }

        record O
        {
        {{property}}
        }
        """).Generated("OBinding.g.cs");
}
