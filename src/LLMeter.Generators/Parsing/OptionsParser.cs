using LLMeter.Generators.Diagnostics;
using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Generators.Parsing;

/// <summary>Turns an options record into a model: every public init property is an option, those of a base record first.</summary>
internal sealed class OptionsParser(INamedTypeSymbol record, Compilation compilation, List<DiagnosticInfo> problems, CancellationToken cancel)
{
    private readonly List<OptionModel> _options = [];
    private readonly Dictionary<string, string> _ownersOfNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ownersOfJsonNames = new(StringComparer.Ordinal);

    public OptionsModel Parse()
    {
        var shape = record.ContainingType is not null ? "nested in another type"
            : record.IsGenericType ? "generic"
            : record.IsAbstract ? "abstract"
            : !CanBeMadeBlank() ? "positional"
            : null;
        if (shape is not null)
        {
            problems.Add(record.Problem(EndpointRules.OptionsShape, record.Name, shape));
        }

        ReadProperties(record);
        return new OptionsModel(record.Namespace(), record.Name, new EquatableArray<OptionModel>([.. _options]));
    }

    private bool CanBeMadeBlank()
    {
        foreach (var constructor in record.InstanceConstructors)
        {
            if (constructor.Parameters.Length == 0)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadProperties(INamedTypeSymbol type)
    {
        if (type.BaseType is { SpecialType: not SpecialType.System_Object } parent)
        {
            ReadProperties(parent);
        }

        foreach (var member in type.GetMembers())
        {
            cancel.ThrowIfCancellationRequested();
            if (member is IPropertySymbol property)
            {
                ReadProperty(property);
            }
        }
    }

    private void ReadProperty(IPropertySymbol property)
    {
        var attribute = property.Attribute(EndpointNames.OptionAttribute);
        var isOption = property is { IsStatic: false, IsIndexer: false, GetMethod: not null, DeclaredAccessibility: Accessibility.Public }
            && property.SetMethod?.DeclaredAccessibility == Accessibility.Public;
        if (!isOption)
        {
            if (attribute is not null)
            {
                problems.Add(property.Problem(EndpointRules.NotAnOption, property.Name));
            }

            return;
        }

        if (OptionTypes.KindOf(property.Type) is not { } kind)
        {
            problems.Add(property.Problem(EndpointRules.UnsupportedOptionType, property.Name, property.Type.ToDisplayString()));
            return;
        }

        var option = new OptionModel(
            property.Name,
            attribute?.NamedText("Name") ?? NameForms.Kebab(property.Name),
            attribute?.NamedText("JsonName") ?? NameForms.Snake(property.Name),
            DocText.Summary(property, cancel),
            kind,
            kind == OptionValueKind.Choice ? OptionTypes.WithoutNull(property.Type).GlobalName() : "",
            property.NullableAnnotation == NullableAnnotation.Annotated || OptionTypes.IsNullableValue(property.Type),
            property.IsRequired,
            null,
            "",
            attribute?.NamedFlag("Secret") ?? false,
            OptionTypes.Choices(property.Type));
        CheckNames(property, option);
        if (option.Summary.Length == 0)
        {
            problems.Add(property.Problem(EndpointRules.OptionWithoutSummary, property.Name));
        }

        _options.Add(option with
        {
            Default = Default(property, option),
            ValueName = attribute?.NamedText("ValueName") ?? OptionTypes.ValueName(option),
        });
    }

    private void CheckNames(IPropertySymbol property, OptionModel option)
    {
        if (!NameForms.IsKebab(option.Name))
        {
            problems.Add(property.Problem(EndpointRules.OptionNameForm, option.Name, "kebab-case, such as 'base-url'"));
        }

        if (!NameForms.IsSnake(option.JsonName))
        {
            problems.Add(property.Problem(EndpointRules.OptionNameForm, option.JsonName, "snake_case, such as 'base_url'"));
        }

        Claim(_ownersOfNames, property, option.Name);
        Claim(_ownersOfJsonNames, property, option.JsonName);
    }

    private void Claim(Dictionary<string, string> owners, IPropertySymbol property, string name)
    {
        if (!owners.TryGetValue(name, out var owner))
        {
            owners.Add(name, property.Name);
        }
        else
        {
            problems.Add(property.Problem(EndpointRules.DuplicateOption, property.Name, name, owner));
        }
    }

    private string? Default(IPropertySymbol property, OptionModel option)
    {
        if (option.IsRequired || property.DeclaringSyntaxReferences.Length == 0
            || property.DeclaringSyntaxReferences[0].GetSyntax(cancel) is not PropertyDeclarationSyntax syntax)
        {
            return null;
        }

        var semantics = compilation.GetSemanticModel(syntax.SyntaxTree);
        if (!DefaultText.TryRead(syntax.Initializer?.Value, semantics, option.Kind, property.Type, out var text))
        {
            problems.Add(DiagnosticInfo.At(syntax.Initializer!.Value.GetLocation(), EndpointRules.DefaultNotConstant, property.Name));
        }

        return text;
    }
}
