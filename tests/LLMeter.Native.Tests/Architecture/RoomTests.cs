namespace LLMeter.Native.Tests.Architecture;

/// <summary>The house as it stands keeps its rules. What each rule catches is in the tests of the rule.</summary>
public sealed class RoomTests
{
    [Fact]
    public void The_sources_are_found()
    {
        Assert.Contains(SourceTree.All, file => file is { Project: "LLMeter.Native", Path: "Measurement/Clock.cs" });
        Assert.Contains(SourceTree.All, file => file is { Project: "LLMeter.Native", Path: "Program.cs" });
        Assert.DoesNotContain(SourceTree.All, file => file.Path.Contains("obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_room_uses_only_the_rooms_that_it_has_a_door_to() => Holds(RoomDoors.Complaints(SourceTree.All));

    [Fact]
    public void The_page_on_the_architecture_tells_the_same_rooms_and_doors()
    {
        var page = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "architecture.md"));
        var rows = page.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries));
        var told = rows.Where(cells => cells.Length == 5).Select(cells => (Room: cells[1].Trim('`', '/'), Doors: cells[3]));
        Assert.Equal(House.Native.Rooms.Select(room => (room, House.Native.DoorsOf(room))).Order(), told.Order());
    }

    [Fact]
    public void The_console_is_touched_only_in_its_rooms() => Holds(SourceTree.All.SelectMany(ReservedApi.Console.Complaints));

    [Fact]
    public void Sockets_are_opened_only_in_their_rooms() => Holds(SourceTree.All.SelectMany(ReservedApi.Sockets.Complaints));

    [Fact]
    public void Clocks_are_read_only_in_their_rooms() =>
        Holds(SourceTree.All.SelectMany(file => ReservedApi.Clocks.Complaints(file).Concat(ReservedApi.OwnClock.Complaints(file))));

    [Fact]
    public void The_environment_is_read_only_in_its_rooms() => Holds(SourceTree.All.SelectMany(ReservedApi.Environment.Complaints));

    [Fact]
    public void The_program_is_ended_only_at_its_edge() => Holds(SourceTree.All.SelectMany(ReservedApi.Exit.Complaints));

    [Fact]
    public void Names_say_what_is_inside() => Holds(SourceTree.All.SelectMany(FileShape.NameComplaints));

    [Fact]
    public void No_file_is_too_long_to_read() => Holds(SourceTree.All.SelectMany(FileShape.LengthComplaints));

    [Fact]
    public void Each_file_holds_the_one_type_that_it_is_named_after() => Holds(SourceTree.All.SelectMany(FileShape.TypeComplaints));

    [Fact]
    public void Silenced_warnings_are_few_and_say_why() => Holds(SourceTree.All.SelectMany(Suppressions.Complaints));

    private static void Holds(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
