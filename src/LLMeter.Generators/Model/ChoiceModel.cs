namespace LLMeter.Generators.Model;

/// <summary>One value of an enum option.</summary>
/// <param name="Member">The enum's member.</param>
/// <param name="Name">What users type, in kebab-case.</param>
internal sealed record ChoiceModel(string Member, string Name);
