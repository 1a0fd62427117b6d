using LLMeter.Generators.Diagnostics;
using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Generators.Parsing;

/// <summary>Turns a class marked [Endpoint] into a model, or into the reasons why not.</summary>
internal sealed class EndpointParser(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancel)
{
    private readonly List<DiagnosticInfo> _problems = [];

    public static Parsed<EndpointModel> Parse(GeneratorAttributeSyntaxContext target, CancellationToken cancel)
    {
        var type = (INamedTypeSymbol)target.TargetSymbol;
        var parser = new EndpointParser(type, target.Attributes[0], target.SemanticModel.Compilation, cancel);
        var model = parser.ReadType((TypeDeclarationSyntax)target.TargetNode);
        var failed = parser._problems.Exists(static problem => problem.Rule.DefaultSeverity == DiagnosticSeverity.Error);
        return new(failed ? null : model, new EquatableArray<DiagnosticInfo>([.. parser._problems]));
    }

    /// <summary>The name alone, kept apart from the model so that moving the class does not change the model.</summary>
    public static EndpointName Name(GeneratorAttributeSyntaxContext target, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var attribute = target.Attributes[0];
        return new EndpointName(attribute.FirstText() ?? "", target.TargetSymbol.Name, attribute.Location(target.TargetSymbol).ToSpot());
    }

    private EndpointModel? ReadType(TypeDeclarationSyntax syntax)
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            _problems.Add(type.Problem(EndpointRules.MustBePartial, type.Name));
            return null;
        }

        var shape = type.ContainingType is not null ? "nested in another type"
            : type.IsGenericType ? "generic"
            : type.IsStatic ? "static"
            : type.IsAbstract ? "abstract"
            : null;
        if (shape is not null)
        {
            _problems.Add(type.Problem(EndpointRules.UnsupportedShape, type.Name, shape));
            return null;
        }

        var name = attribute.FirstText() ?? "";
        if (!NameForms.IsKebab(name))
        {
            _problems.Add(DiagnosticInfo.At(attribute.Location(type), EndpointRules.NameNotKebab, name));
        }

        if (!ImplementsContract())
        {
            _problems.Add(type.Problem(EndpointRules.MustImplement, type.Name));
        }

        var summary = DocText.Summary(type, cancel);
        if (summary.Length == 0)
        {
            _problems.Add(type.Problem(EndpointRules.NoSummary, type.Name));
        }

        if (FindConstructor() is not { } constructor)
        {
            _problems.Add(type.Problem(EndpointRules.NeedsOptions, type.Name));
            return null;
        }

        var record = (INamedTypeSymbol)constructor.Parameters[0].Type;
        return new EndpointModel(
            name,
            summary,
            attribute.NamedText("LLMeterType") ?? "",
            attribute.NamedText("EndpointName") ?? "",
            attribute.NamedText("Provider") ?? "",
            type.Namespace(),
            type.Name,
            type.IsRecord ? "partial record" : "partial class",
            OptionsAccess(constructor, record),
            new OptionsParser(record, compilation, _problems, cancel).Parse());
    }

    private bool ImplementsContract()
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (contract.ToDisplayString() == EndpointNames.Contract)
            {
                return true;
            }
        }

        return false;
    }

    private IMethodSymbol? FindConstructor()
    {
        IMethodSymbol? found = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            var takesOptions = constructor.Parameters.Length == 1
                && constructor.Parameters[0].Type is INamedTypeSymbol { IsRecord: true, TypeKind: TypeKind.Class } parameter
                && !SymbolEqualityComparer.Default.Equals(parameter, type);
            if (takesOptions)
            {
                if (found is not null)
                {
                    return null;
                }

                found = constructor;
            }
        }

        return found;
    }

    /// <summary>
    /// A field or property that holds the options, here or in a base class; else the primary constructor's parameter.
    /// In this order, because a parameter that is also stored would be held twice (CS9124).
    /// </summary>
    private string OptionsAccess(IMethodSymbol constructor, INamedTypeSymbol record)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                var held = member switch
                {
                    IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => field.Type,
                    IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null } property => property.Type,
                    _ => null,
                };
                var isReachable = SymbolEqualityComparer.Default.Equals(at, type) || member.DeclaredAccessibility != Accessibility.Private;
                if (held is not null && isReachable && SymbolEqualityComparer.Default.Equals(held, record))
                {
                    return member.Name;
                }
            }
        }

        if (constructor.DeclaringSyntaxReferences.Length > 0 && constructor.DeclaringSyntaxReferences[0].GetSyntax(cancel) is TypeDeclarationSyntax)
        {
            return constructor.Parameters[0].Name;
        }

        _problems.Add(type.Problem(EndpointRules.OptionsOutOfReach, type.Name, record.Name));
        return "";
    }
}
