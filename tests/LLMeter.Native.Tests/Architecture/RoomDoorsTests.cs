namespace LLMeter.Native.Tests.Architecture;

public sealed class RoomDoorsTests
{
    [Theory]
    [InlineData("using LLMeter.Native.Reports; namespace LLMeter.Native.Statistics; class A;")]
    [InlineData("using static LLMeter.Native.Reports.TextReport; namespace LLMeter.Native.Statistics; class A;")]
    [InlineData("using Text = LLMeter.Native.Reports.TextReport; namespace LLMeter.Native.Statistics; class A;")]
    [InlineData("global using LLMeter.Native.Reports; namespace LLMeter.Native.Statistics; class A;")]
    [InlineData("namespace LLMeter.Native.Statistics; class A { global::LLMeter.Native.Reports.TextReport _a; }")]
    [InlineData("namespace LLMeter.Native.Statistics; class A { object B() => LLMeter.Native.Reports.TextReport.Make(); }")]
    [InlineData("namespace LLMeter.Native.Statistics; class A { Reports.TextReport _a; }")]
    [InlineData("namespace LLMeter.Native.Statistics; class A { object B() => Reports.TextReport.Make(); }")]
    [InlineData("using LLMeter.Native.Reports.Html; namespace LLMeter.Native.Statistics; class A;")]
    public void A_wrong_door_is_seen_however_it_is_written(string text) =>
        Assert.Equal(["Statistics/RunSummary.cs uses Reports"], Complaints("LLMeter.Native/Statistics/RunSummary.cs", text));

    [Theory]
    [InlineData("LLMeter.Native/Statistics/A.cs", "using LLMeter.Native.Measurement; using LLMeter.Native.Results; namespace LLMeter.Native.Statistics; class A;")]
    [InlineData("LLMeter.Native/Statistics/A.cs", "using LLMeter.Native.Statistics.Quantiles; namespace LLMeter.Native.Statistics; class A;")]
    [InlineData("LLMeter.Native/Statistics/A.cs", "namespace LLMeter.Native.Statistics; class A { List<int> Reports { get; } void B() => Reports.Add(1); }")]
    [InlineData("LLMeter.Native/Statistics/A.cs", "namespace LLMeter.Native.Statistics; class A { int B(C c) => c.Reports.Count; }")]
    [InlineData("LLMeter.Native/Statistics/A.cs", "// LLMeter.Native.Reports\nnamespace LLMeter.Native.Statistics; class A { string B = \"LLMeter.Native.Reports.C\"; }")]
    [InlineData("LLMeter.Native/Statistics/A.cs", "namespace LLMeter.Native.Statistics; /// <summary><see cref=\"LLMeter.Native.Reports.C\"/></summary>\nclass A;")]
    [InlineData("LLMeter.Native/Cli/A.cs", "using LLMeter.Native.Wire; using LLMeter.Native.Simulator; namespace LLMeter.Native.Cli; class A;")]
    [InlineData("LLMeter.Native/Program.cs", "return LLMeter.Native.Cli.Entry.Run(args);")]
    [InlineData("LLMeter.Native/Prompts/Tokenizers/A.cs", "using LLMeter.Native.Measurement; using LLMeter.Native.Prompts; namespace LLMeter.Native.Prompts.Tokenizers; class A;")]
    [InlineData("LLMeter.Generators/Parsing/A.cs", "using LLMeter.Generators.Model; namespace LLMeter.Generators.Parsing; class A { string B = \"LLMeter.Native.Wire.C\"; }")]
    public void What_is_allowed_passes(string path, string text) => Assert.Empty(Complaints(path, text));

    [Theory]
    [InlineData("LLMeter.Native/Program.cs", "return LLMeter.Native.Load.Entry.Run(args);", "Program.cs uses Load")]
    [InlineData("LLMeter.Native/Prompts/A.cs", "using LLMeter.Native.Measurement; namespace LLMeter.Native.Prompts; class A;", "Prompts/A.cs uses Measurement")]
    [InlineData("LLMeter.Native/Wire/A.cs", "using LLMeter.Native.Extras; namespace LLMeter.Native.Wire; class A;", "Wire/A.cs uses Extras, which is not a room")]
    [InlineData("LLMeter.Native/Extras/A.cs", "namespace LLMeter.Native.Extras; class A;", "Extras/A.cs lies in Extras, which is not a room")]
    [InlineData("LLMeter.Generators/Emitting/A.cs", "using LLMeter.Generators.Parsing; namespace LLMeter.Generators.Emitting; class A;", "Emitting/A.cs uses Parsing")]
    public void Other_wrongs_are_seen(string path, string text, string complaint) => Assert.Equal([complaint], Complaints(path, text));

    [Fact]
    public void A_file_in_another_rooms_namespace_is_seen() => Assert.Contains(
        "Wire/A.cs is in namespace LLMeter.Native.Wires, not LLMeter.Native.Wire",
        Complaints("LLMeter.Native/Wire/A.cs", "namespace LLMeter.Native.Wires; class A;"));

    [Theory]
    [InlineData("LLMeter.Native", 1)]
    [InlineData("LLMeter.Native.Endpoints", 0)]
    [InlineData("LLMeter.Native.Endpoints.OpenAi", 0)]
    [InlineData("LLMeter.Native.Endpoints.Open", 1)]
    [InlineData("LLMeter.Native.Endpoints.OpenAi.Chat", 1)]
    public void A_folder_inside_a_room_may_keep_to_the_rooms_namespace(string space, int complaints) =>
        Assert.Equal(complaints, Complaints("LLMeter.Native/Endpoints/OpenAi/A.cs", $"namespace {space}; class A;").Count());

    // The table itself: no room may reach itself through its doors, or "one-way" would mean nothing.
    [Fact]
    public void No_doors_lead_round_in_a_circle()
    {
        var below = House.Native.Rooms.ToDictionary(room => room, room => House.Native.Rooms.Where(other => other != room && House.Native.MayUse(room, other)).ToList());
        while (below.Count > 0)
        {
            var lowest = below.Where(room => !room.Value.Exists(below.ContainsKey)).Select(room => room.Key).ToList();
            Assert.NotEmpty(lowest);
            lowest.ForEach(room => below.Remove(room));
        }
    }

    private static IEnumerable<string> Complaints(string path, string text) => RoomDoors.Complaints([new SourceFile(path, text)]);
}
