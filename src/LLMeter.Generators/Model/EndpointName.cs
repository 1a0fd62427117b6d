namespace LLMeter.Generators.Model;

/// <summary>An endpoint's name and where it was given: enough to find names that are given twice.</summary>
internal sealed record EndpointName(string Name, string TypeName, SourceSpot Spot);
