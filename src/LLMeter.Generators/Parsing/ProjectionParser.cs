using LLMeter.Generators.Diagnostics;
using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Generators.Parsing;

/// <summary>Turns a struct marked [JsonProjection] into a model, or into the reasons why not.</summary>
internal sealed class ProjectionParser(INamedTypeSymbol type, CancellationToken cancel)
{
    private readonly List<DiagnosticInfo> _problems = [];
    private readonly List<ProjectedMember> _members = [];
    private readonly Dictionary<EquatableArray<PathSegment>, string> _owners = [];

    public static Parsed<ProjectionModel> Parse(GeneratorAttributeSyntaxContext target, CancellationToken cancel)
    {
        var parser = new ProjectionParser((INamedTypeSymbol)target.TargetSymbol, cancel);
        var model = parser.ReadType((TypeDeclarationSyntax)target.TargetNode);
        return new(parser._problems.Count == 0 ? model : null, new EquatableArray<DiagnosticInfo>([.. parser._problems]));
    }

    private ProjectionModel? ReadType(TypeDeclarationSyntax syntax)
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            _problems.Add(type.Problem(ProjectionRules.MustBePartial, type.Name));
            return null;
        }

        var shape = type.ContainingType is not null ? "nested in another type"
            : type.IsGenericType ? "generic"
            : type.IsReadOnly ? "readonly"
            : null;
        if (shape is not null)
        {
            _problems.Add(type.Problem(ProjectionRules.UnsupportedShape, type.Name, shape));
            return null;
        }

        foreach (var member in type.GetMembers())
        {
            cancel.ThrowIfCancellationRequested();
            if (member.Attribute(ProjectionNames.PathAttribute) is { } attribute)
            {
                ReadMember(member, attribute);
            }
        }

        if (_members.Count == 0 && _problems.Count == 0)
        {
            _problems.Add(type.Problem(ProjectionRules.NoPaths, type.Name));
        }

        var declaration = (type.IsRefLikeType ? "ref partial " : "partial ") + (type.IsRecord ? "record struct" : "struct");
        return new ProjectionModel(type.Namespace(), type.Name, declaration, new EquatableArray<ProjectedMember>([.. _members]));
    }

    private void ReadMember(ISymbol member, AttributeData attribute)
    {
        var path = attribute.FirstText() ?? "";
        if (PathParser.TryParse(path, out var segments) is { } problem)
        {
            var position = problem.Position.ToString(System.Globalization.CultureInfo.InvariantCulture);
            _problems.Add(DiagnosticInfo.At(attribute.Location(member), ProjectionRules.PathSyntax, path, position, problem.Reason));
            return;
        }

        var endsInEvery = segments[segments.Count - 1].Kind == PathSegmentKind.Every;
        for (var i = 0; i < segments.Count - 1; i++)
        {
            if (segments[i].Kind == PathSegmentKind.Every)
            {
                _problems.Add(DiagnosticInfo.At(attribute.Location(member), ProjectionRules.EveryMustBeLast, path));
                return;
            }
        }

        if (member is IMethodSymbol != endsInEvery)
        {
            var reason = endsInEvery ? "a path that ends in [*] gives many values and needs a method" : "the path of a method must end in [*]";
            _problems.Add(DiagnosticInfo.At(attribute.Location(member), ProjectionRules.ElementsNeedMethod, member.Name, reason));
            return;
        }

        if (_owners.TryGetValue(segments, out var owner))
        {
            _problems.Add(DiagnosticInfo.At(attribute.Location(member), ProjectionRules.DuplicatePath, member.Name, path, owner));
            return;
        }

        _owners.Add(segments, member.Name);
        var projected = member is IMethodSymbol method ? ElementMethod(method, segments) : Value(member, segments);
        if (projected is not null)
        {
            _members.Add(projected);
        }
    }

    private ProjectedMember? Value(ISymbol member, EquatableArray<PathSegment> path)
    {
        var memberType = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        var obstacle = member.IsStatic ? "static"
            : member is IFieldSymbol { IsReadOnly: true } ? "readonly"
            : member is IPropertySymbol { SetMethod: null } ? "get-only"
            : member is IPropertySymbol { SetMethod.IsInitOnly: true } ? "init-only"
            : null;
        if (obstacle is not null)
        {
            _problems.Add(member.Problem(ProjectionRules.NotAssignable, member.Name, obstacle));
            return null;
        }

        if (KindOf(memberType) is { } kind)
        {
            return new ProjectedMember(member.Name, kind, path, "");
        }

        _problems.Add(member.Problem(ProjectionRules.UnsupportedType, member.Name, memberType.ToDisplayString()));
        return null;
    }

    private static ProjectedKind? KindOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return nullable.TypeArguments[0].SpecialType switch
            {
                SpecialType.System_Int64 => ProjectedKind.Int64,
                SpecialType.System_Int32 => ProjectedKind.Int32,
                SpecialType.System_Double => ProjectedKind.Double,
                SpecialType.System_Boolean => ProjectedKind.Boolean,
                _ => null,
            };
        }

        return type.ToDisplayString() switch
        {
            ProjectionNames.Text => ProjectedKind.Text,
            ProjectionNames.Slice => ProjectedKind.Slice,
            _ => null,
        };
    }

    private ProjectedMember? ElementMethod(IMethodSymbol method, EquatableArray<PathSegment> path)
    {
        var reason = method.IsStatic || method.IsGenericMethod ? "is static or generic"
            : !method.ReturnsVoid || method.IsAsync ? "returns something"
            : method.Parameters.Length != 1 || method.Parameters[0].RefKind != RefKind.In ? "does not take one parameter by 'in'"
            : method.Parameters[0].Type.Attribute(ProjectionNames.ProjectionAttribute) is null ? "takes a type that is not a [JsonProjection]"
            : NeedsArguments((INamedTypeSymbol)method.Parameters[0].Type) ? "takes a projection that cannot be made without arguments"
            : null;
        if (reason is not null)
        {
            _problems.Add(method.Problem(ProjectionRules.MethodSignature, method.Name, reason));
            return null;
        }

        return new ProjectedMember(method.Name, ProjectedKind.Elements, path, method.Parameters[0].Type.GlobalName());
    }

    /// <summary>A struct can always be made without arguments, but one with a constructor would then be half made.</summary>
    private static bool NeedsArguments(INamedTypeSymbol element)
    {
        var needs = false;
        foreach (var constructor in element.InstanceConstructors)
        {
            if (constructor.Parameters.Length == 0 && !constructor.IsImplicitlyDeclared)
            {
                return false;
            }

            needs |= constructor.Parameters.Length > 0 && !constructor.IsImplicitlyDeclared;
        }

        return needs;
    }
}
