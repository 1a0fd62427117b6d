using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Native.Tests.Architecture;

/// <summary>Rule: code uses only the rooms that its own room has a door to, and lies in its own room's namespace.</summary>
internal static class RoomDoors
{
    /// <summary>What is wrong, such as <c>Statistics/RunSummary.cs uses Reports</c>.</summary>
    public static IEnumerable<string> Complaints(IReadOnlyList<SourceFile> files)
    {
        var members = files.ToLookup(file => (file.Project, file.Room));
        foreach (var room in members)
        {
            var declared = room.SelectMany(DeclaredValues).ToHashSet(StringComparer.Ordinal);
            foreach (var complaint in room.SelectMany(file => Complaints(file, declared)))
            {
                yield return complaint;
            }
        }
    }

    private static IEnumerable<string> Complaints(SourceFile file, HashSet<string> declared)
    {
        if (House.Of(file) is not { } house)
        {
            return [$"{file.Project}/{file.Path} lies in a project without rooms"];
        }

        if (!house.HasRoom(file.Room))
        {
            return [$"{file.Path} lies in {file.Room}, which is not a room"];
        }

        var used = UsedRooms(file, house, declared).Distinct().Where(room => !house.MayUse(file.Folder, room));
        return used.Select(room => $"{file.Path} uses {room}" + (house.HasRoom(room) ? "" : ", which is not a room")).Concat(NamespaceComplaints(file));
    }

    private static IEnumerable<string> UsedRooms(SourceFile file, House house, HashSet<string> declared)
    {
        for (var i = 0; i < file.Tokens.Count; i++)
        {
            if (i > 0 && file.Tokens[i - 1].IsKind(SyntaxKind.DotToken))
            {
                continue;
            }

            var name = file.NameAt(i).Split('.');
            var rest = string.Join('.', name);
            if (rest.StartsWith(house.Project + ".", StringComparison.Ordinal))
            {
                yield return name[house.Project.Split('.').Length];
            }
            else if (name.Length > 1 && house.Rooms.Contains(name[0]) && !declared.Contains(name[0]))
            {
                yield return name[0]; // Inside LLMeter.Native, Reports.X is LLMeter.Native.Reports.X, unless the room has a property of that name.
            }
        }
    }

    private static IEnumerable<string> NamespaceComplaints(SourceFile file)
    {
        var room = $"{file.Project}.{file.Room}".TrimEnd('.');
        var folder = $"{file.Project}.{file.Folder.Replace('/', '.')}".TrimEnd('.');
        return file.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            .Select(space => space.Name.ToString())
            .Where(space => !$"{folder}.".StartsWith(space + ".", StringComparison.Ordinal) || !$"{space}.".StartsWith(room + ".", StringComparison.Ordinal))
            .Where(_ => file.Room != "Polyfills") // A polyfill must stand where the framework has it.
            .Select(space => $"{file.Path} is in namespace {space}, not {folder}");
    }

    private static IEnumerable<string> DeclaredValues(SourceFile file) => file.Root.DescendantNodes().Select(node => node switch
    {
        PropertyDeclarationSyntax property => property.Identifier.Text,
        VariableDeclaratorSyntax field => field.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        EnumMemberDeclarationSyntax member => member.Identifier.Text,
        _ => "",
    });
}
