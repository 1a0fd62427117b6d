namespace LLMeter.Generators.Model;

/// <summary>One property of an options record, as an option.</summary>
/// <param name="Type">The enum's global:: name for a choice; empty for other kinds.</param>
/// <param name="IsNullable">Whether the property may be null: unset, and not written.</param>
/// <param name="Default">The default as a user would type it; null when there is none.</param>
internal sealed record OptionModel(
    string Property,
    string Name,
    string JsonName,
    string Summary,
    OptionValueKind Kind,
    string Type,
    bool IsNullable,
    bool IsRequired,
    string? Default,
    string ValueName,
    bool IsSecret,
    EquatableArray<ChoiceModel> Choices);
