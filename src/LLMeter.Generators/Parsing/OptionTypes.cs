using System.Globalization;
using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Parsing;

/// <summary>Which types an option may have, and what each looks like to a user.</summary>
internal static class OptionTypes
{
    private const string ListType = "System.Collections.Generic.IReadOnlyList<T>";
    private const string PairType = "System.Collections.Generic.KeyValuePair<TKey, TValue>";

    public static OptionValueKind? KindOf(ITypeSymbol type)
    {
        type = WithoutNull(type);
        return type switch
        {
            { SpecialType: SpecialType.System_String } => OptionValueKind.Text,
            { SpecialType: SpecialType.System_Boolean } => OptionValueKind.Flag,
            { SpecialType: SpecialType.System_Int32 } => OptionValueKind.Int32,
            { SpecialType: SpecialType.System_Int64 } => OptionValueKind.Int64,
            { SpecialType: SpecialType.System_Double } => OptionValueKind.Number,
            { TypeKind: TypeKind.Enum } => OptionValueKind.Choice,
            { Name: "TimeSpan", ContainingNamespace.Name: "System" } => OptionValueKind.Duration,
            INamedTypeSymbol { TypeArguments.Length: 1, NullableAnnotation: not NullableAnnotation.Annotated } list
                when list.ConstructedFrom.ToDisplayString() == ListType => ElementKind(list.TypeArguments[0]),
            _ => null,
        };
    }

    public static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    public static ITypeSymbol WithoutNull(ITypeSymbol type) => IsNullableValue(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    /// <summary>The enum's members; of several for one value, the first.</summary>
    public static EquatableArray<ChoiceModel> Choices(ITypeSymbol type)
    {
        var choices = new List<ChoiceModel>();
        var values = new HashSet<object>();
        foreach (var member in Members(type))
        {
            if (values.Add(member.ConstantValue!))
            {
                choices.Add(new ChoiceModel(member.Name, NameForms.Kebab(member.Name)));
            }
        }

        return new EquatableArray<ChoiceModel>([.. choices]);
    }

    /// <summary>The choice that the enum's default value is; null when that has no name.</summary>
    public static string? DefaultChoice(ITypeSymbol type)
    {
        foreach (var member in Members(type))
        {
            if (Convert.ToDecimal(member.ConstantValue, CultureInfo.InvariantCulture) == 0)
            {
                return NameForms.Kebab(member.Name);
            }
        }

        return null;
    }

    /// <summary>What stands for the value in the help where the option does not say.</summary>
    public static string ValueName(OptionModel option)
    {
        switch (option.Kind)
        {
            case OptionValueKind.Choice:
                var names = new List<string>();
                foreach (var choice in option.Choices)
                {
                    names.Add(choice.Name);
                }

                return string.Join("|", names);
            case OptionValueKind.Flag:
                return "true|false";
            case OptionValueKind.Int32 or OptionValueKind.Int64:
                return "N";
            case OptionValueKind.Number:
                return "NUMBER";
            case OptionValueKind.Duration:
                return "DURATION";
            case OptionValueKind.Pairs:
                return "NAME=VALUE";
            default:
                return "TEXT";
        }
    }

    private static OptionValueKind? ElementKind(ITypeSymbol element) =>
        IsText(element) ? OptionValueKind.List
        : element is INamedTypeSymbol { TypeArguments.Length: 2 } pair && pair.ConstructedFrom.ToDisplayString() == PairType
            && IsText(pair.TypeArguments[0]) && IsText(pair.TypeArguments[1]) ? OptionValueKind.Pairs
        : null;

    private static bool IsText(ITypeSymbol type) =>
        type is { SpecialType: SpecialType.System_String, NullableAnnotation: not NullableAnnotation.Annotated };

    private static List<IFieldSymbol> Members(ITypeSymbol type)
    {
        var members = new List<IFieldSymbol>();
        if (WithoutNull(type) is { TypeKind: TypeKind.Enum } choices)
        {
            foreach (var member in choices.GetMembers())
            {
                if (member is IFieldSymbol { HasConstantValue: true } field)
                {
                    members.Add(field);
                }
            }
        }

        return members;
    }
}
