using LLMeter.Generators.Tests.Driving;

namespace LLMeter.Generators.Tests;

public sealed class RoomsTests
{
    /// <summary>Which rooms, and which parts of the compiler, a room may use.</summary>
    public static readonly TheoryData<string, string[]> Doors = new()
    {
        { "Model", ["Microsoft.CodeAnalysis.Text"] },
        { "Diagnostics", ["LLMeter.Generators.Model", "Microsoft.CodeAnalysis"] },
        { "Emitting", ["LLMeter.Generators.Model", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Text"] },
        {
            "Parsing",
            [
                "LLMeter.Generators.Diagnostics", "LLMeter.Generators.Model", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp",
                "Microsoft.CodeAnalysis.CSharp.Syntax",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Doors))]
    public void A_room_uses_only_the_rooms_that_its_doors_lead_to(string room, string[] allowed)
    {
        var files = Directory.GetFiles(Repository.PathOf("src", "LLMeter.Generators", room), "*.cs");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(Uses(file).Except(allowed)));
    }

    private static IEnumerable<string> Uses(string file) => File.ReadLines(file)
        .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && !line.StartsWith("using System", StringComparison.Ordinal))
        .Select(line => line["using ".Length..].TrimEnd(';'));
}
