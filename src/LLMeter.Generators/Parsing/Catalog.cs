using System.Collections.Immutable;
using LLMeter.Generators.Diagnostics;
using LLMeter.Generators.Model;

namespace LLMeter.Generators.Parsing;

/// <summary>What can only be said of all endpoints together.</summary>
internal static class Catalog
{
    /// <summary>In the order of the names; of two endpoints with one name the first, by type, is in the catalog.</summary>
    public static EquatableArray<CatalogEntry> Sort(ImmutableArray<CatalogEntry> entries)
    {
        var sorted = new List<CatalogEntry>(entries);
        sorted.Sort(static (a, b) => (string.CompareOrdinal(a.Name, b.Name), string.CompareOrdinal(a.FullName, b.FullName)) switch
        {
            (0, var byType) => byType,
            (var byName, _) => byName,
        });
        for (var i = sorted.Count - 1; i > 0; i--)
        {
            if (sorted[i].Name == sorted[i - 1].Name)
            {
                sorted.RemoveAt(i);
            }
        }

        return new EquatableArray<CatalogEntry>([.. sorted]);
    }

    /// <summary>A problem for every name that an earlier endpoint has already.</summary>
    public static List<DiagnosticInfo> Clashes(ImmutableArray<EndpointName> names)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<DiagnosticInfo>();
        foreach (var name in names)
        {
            if (!owners.TryGetValue(name.Name, out var owner))
            {
                owners.Add(name.Name, name.TypeName);
            }
            else
            {
                problems.Add(new DiagnosticInfo(EndpointRules.DuplicateName, name.Spot, new EquatableArray<string>([name.Name, owner])));
            }
        }

        return problems;
    }

    public static List<T> Distinct<T>(ImmutableArray<T> items)
    {
        var seen = new HashSet<T>();
        var distinct = new List<T>();
        foreach (var item in items)
        {
            if (seen.Add(item))
            {
                distinct.Add(item);
            }
        }

        return distinct;
    }
}
