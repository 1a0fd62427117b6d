namespace LLMeter.Native.Endpoints;

/// <summary>Says of an option what its property's name and type do not. Public init properties are options without it, too.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionAttribute : Attribute
{
    /// <summary>The name on the command line. Default: the property's name in kebab-case.</summary>
    public string? Name { get; init; }

    /// <summary>The name in files. Default: the property's name in snake_case.</summary>
    public string? JsonName { get; init; }

    /// <summary>Its values are never written to a file: of pairs the names alone are, anything else is left out. Default: false.</summary>
    public bool Secret { get; init; }

    /// <summary>What stands for the value in the help, as in <c>--base-url &lt;URL&gt;</c>. Default: a word for the kind of value.</summary>
    public string? ValueName { get; init; }
}
