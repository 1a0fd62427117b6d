namespace LLMeter.Native.Tests.Architecture;

public sealed class FileShapeTests
{
    [Theory]
    [InlineData("Utils/A.cs")]
    [InlineData("Wire/Common/A.cs")]
    [InlineData("Wire/JsonHelpers.cs")]
    [InlineData("Wire/ConnectionManager.cs")]
    [InlineData("Wire/Sse.Helpers.cs")]
    public void A_name_that_says_nothing_is_seen(string path) =>
        Assert.Single(FileShape.NameComplaints(new SourceFile("LLMeter.Native/" + path, "")));

    [Fact]
    public void A_name_that_says_something_passes() => Assert.Empty(FileShape.NameComplaints(new SourceFile("LLMeter.Native/Wire/SseReader.cs", "")));

    [Theory]
    [InlineData(400, "\n", 0)]
    [InlineData(400, "", 0)]
    [InlineData(401, "\n", 1)]
    [InlineData(401, "", 1)]
    public void More_than_400_lines_are_seen(int lines, string end, int complaints)
    {
        var text = string.Join('\n', Enumerable.Repeat("//", lines)) + end;
        Assert.Equal(complaints, FileShape.LengthComplaints(new SourceFile("LLMeter.Native/Wire/A.cs", text)).Count());
    }

    [Theory]
    [InlineData("A.cs", "namespace B; class A; class C;", "Wire/A.cs holds 2 types: A, C")]
    [InlineData("A.cs", "namespace B { enum A { C } } namespace D { delegate void E(); }", "Wire/A.cs holds 2 types: A, E")]
    [InlineData("A.cs", "class A; file class C;", "Wire/A.cs holds 2 types: A, C")]
    [InlineData("A.cs", "namespace B; interface IA;", "Wire/A.cs holds IA, which it is not named after")]
    [InlineData("A.Parts.cs", "class A;", "Wire/A.Parts.cs holds A, which it is not named after")]
    public void A_second_type_or_another_name_is_seen(string file, string text, string complaint) =>
        Assert.Equal([complaint], FileShape.TypeComplaints(new SourceFile("LLMeter.Native/Wire/" + file, text)));

    [Theory]
    [InlineData("A.cs", "namespace B; record struct A<T>(T C) { class D; enum E { F } }")]
    [InlineData("A.Parts.cs", "namespace B; partial class A;")]
    [InlineData("Module.cs", "[module: System.Runtime.CompilerServices.SkipLocalsInit]")]
    [InlineData("Program.cs", "return 0;")]
    public void One_type_in_its_own_file_passes(string file, string text) =>
        Assert.Empty(FileShape.TypeComplaints(new SourceFile("LLMeter.Native/Wire/" + file, text)));
}
