namespace LLMeter.Generators.Model;

/// <summary>One line of the catalog.</summary>
/// <param name="FullName">The endpoint's type with its namespace.</param>
internal sealed record CatalogEntry(string Name, string FullName);
