namespace LLMeter.Native.Tests.Architecture;

public sealed class SuppressionsTests
{
    [Theory]
    [InlineData("#pragma warning disable CA1822")]
    [InlineData("#pragma warning disable")]
    [InlineData("  #pragma warning disable CA1822 // CA1822")]
    [InlineData("#nullable disable")]
    [InlineData("[SuppressMessage(\"A\", \"B\")] class C;")]
    [InlineData("[UnconditionalSuppressMessage(\"A\", \"B\", Justification = \"\")] class C;")]
    public void A_suppression_without_a_reason_is_seen(string text) =>
        Assert.Equal(["Wire/A.cs:2 silences a warning and does not say why"], Complaints("\n" + text));

    [Theory]
    [InlineData("#pragma warning disable RS0030 // The one place that reads the wall clock.")]
    [InlineData("[SuppressMessage(\"A\", \"B\", Justification = \"The framework calls it.\")] class C;")]
    [InlineData("#pragma warning restore CA1822")]
    [InlineData("#nullable enable")]
    [InlineData("// says #pragma warning disable")]
    public void A_reason_on_the_line_passes(string text) => Assert.Empty(Complaints(text));

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    public void More_than_three_are_seen(int count, int complaints)
    {
        var text = string.Concat(Enumerable.Repeat("#pragma warning disable CA1822 // It is called by name.\n", count));
        Assert.Equal(complaints, Complaints(text).Count());
    }

    private static IEnumerable<string> Complaints(string text) => Suppressions.Complaints(new SourceFile("LLMeter.Native/Wire/A.cs", text));
}
