namespace LLMeter.Native.Tests.Architecture;

/// <summary>A project's rooms and the doors between them: the tables of docs/architecture.md.</summary>
internal sealed class House
{
    private const string Everything = "*";

    private readonly Dictionary<string, string[]> _doors;

    private House(string project, Dictionary<string, string[]> doors)
    {
        Project = project;
        _doors = doors;
    }

    public string Project { get; }

    public IEnumerable<string> Rooms => _doors.Keys.Where(room => room.Length > 0 && !room.Contains('/', StringComparison.Ordinal));

    /// <summary>The program. A door of a folder inside a room is that folder's alone.</summary>
    public static House Native { get; } = new("LLMeter.Native", new()
    {
        [""] = ["Cli"],
        ["Cli"] = [Everything],
        ["Plans"] = ["Prompts"],
        ["Prompts"] = [],
        ["Prompts/Tokenizers"] = ["Measurement"],
        ["Load"] = ["Plans", "Prompts", "Endpoints", "Signing", "Transport", "Measurement", "Results"],
        ["Endpoints"] = ["Wire", "Measurement"],
        ["Transport"] = ["Wire", "Signing", "Endpoints", "Measurement"],
        ["Signing"] = [],
        ["Wire"] = [],
        ["Measurement"] = [],
        ["Results"] = ["Measurement"],
        ["Statistics"] = ["Measurement", "Results"],
        ["Reports"] = ["Plans", "Measurement", "Results", "Statistics"],
        ["Simulator"] = ["Wire", "Signing"],
    });

    /// <summary>The source generators: symbols are seen in Parsing alone, and only the model leaves it.</summary>
    public static House Generators { get; } = new("LLMeter.Generators", new()
    {
        [""] = [Everything],
        ["Parsing"] = ["Model", "Diagnostics"],
        ["Model"] = ["Diagnostics"],
        ["Emitting"] = ["Model"],
        ["Diagnostics"] = ["Model"],
        ["Polyfills"] = [],
    });

    public static House? Of(SourceFile file) => file.Project switch
    {
        "LLMeter.Native" => Native,
        "LLMeter.Generators" => Generators,
        _ => null,
    };

    /// <summary>The doors of a room as docs/architecture.md writes them: "Wire, Measurement", "all" or "-".</summary>
    public string DoorsOf(string room) => _doors[room] switch
    {
        [] => "-",
        [Everything] => "all",
        var doors => string.Join(", ", doors),
    };

    public bool HasRoom(string room) => _doors.ContainsKey(room);

    /// <summary>Whether code in a folder may use a room: its own, its room's doors, or the doors of the folder itself.</summary>
    public bool MayUse(string folder, string room)
    {
        for (var place = folder; ; place = place[..Math.Max(place.LastIndexOf('/'), 0)])
        {
            if (_doors.TryGetValue(place, out var doors) && (place == room || doors.Contains(room) || doors.Contains(Everything)))
            {
                return true;
            }

            if (!place.Contains('/', StringComparison.Ordinal))
            {
                return false;
            }
        }
    }
}
