using System.Globalization;
using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LLMeter.Generators.Parsing;

/// <summary>What a property's initializer says, as a user would type it.</summary>
internal static class DefaultText
{
    /// <summary>Reads an initializer.</summary>
    /// <param name="initializer">null where the property has none: the default is then the type's.</param>
    /// <param name="text">null when there is nothing to show: null, or an empty list.</param>
    /// <returns>false when the initializer is not a constant that can be shown.</returns>
    public static bool TryRead(
        ExpressionSyntax? initializer, SemanticModel semantics, OptionValueKind kind, ITypeSymbol type, out string? text)
    {
        text = null;
        if (initializer is null)
        {
            text = OptionTypes.IsNullableValue(type) ? null : OfType(kind, type);
            return true;
        }

        if (initializer is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven)
        {
            initializer = forgiven.Operand;
        }

        switch (kind)
        {
            case OptionValueKind.List or OptionValueKind.Pairs:
                return initializer is CollectionExpressionSyntax { Elements.Count: 0 };
            case OptionValueKind.Duration when initializer is not DefaultExpressionSyntax and not LiteralExpressionSyntax:
                return TryDuration(initializer, semantics, out text);
            case OptionValueKind.Choice when semantics.GetSymbolInfo(initializer).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member:
                text = NameForms.Kebab(member.Name);
                return true;
        }

        var constant = semantics.GetConstantValue(initializer);
        text = constant.Value switch
        {
            null => null,
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString(),
        };
        return constant.HasValue;
    }

    private static string? OfType(OptionValueKind kind, ITypeSymbol type) => kind switch
    {
        OptionValueKind.Flag => "false",
        OptionValueKind.Int32 or OptionValueKind.Int64 or OptionValueKind.Number => "0",
        OptionValueKind.Duration => "0s",
        OptionValueKind.Choice => OptionTypes.DefaultChoice(type),
        _ => null,
    };

    /// <summary><c>TimeSpan.FromSeconds(60)</c> and its like, and <c>TimeSpan.Zero</c>.</summary>
    private static bool TryDuration(ExpressionSyntax initializer, SemanticModel semantics, out string? text)
    {
        text = null;
        if (initializer is MemberAccessExpressionSyntax { Name.Identifier.Text: "Zero" })
        {
            text = "0s";
            return true;
        }

        if (initializer is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } call
            || call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.Text: var method }
            || semantics.GetConstantValue(call.ArgumentList.Arguments[0].Expression) is not { HasValue: true, Value: IConvertible amount })
        {
            return false;
        }

        var unit = method switch
        {
            "FromMilliseconds" => 1m,
            "FromSeconds" => 1_000m,
            "FromMinutes" => 60_000m,
            "FromHours" => 3_600_000m,
            "FromDays" => 86_400_000m,
            _ => 0m,
        };
        text = unit == 0 ? null : Duration(amount.ToDecimal(CultureInfo.InvariantCulture) * unit);
        return text is not null;
    }

    /// <summary>In the largest unit that leaves a whole number above one: 60s, 5m, 250ms.</summary>
    private static string Duration(decimal milliseconds)
    {
        var (size, name) = milliseconds % 3_600_000 == 0 && milliseconds > 3_600_000 ? (3_600_000m, "h")
            : milliseconds % 60_000 == 0 && milliseconds > 60_000 ? (60_000m, "m")
            : milliseconds % 1_000 == 0 ? (1_000m, "s")
            : (1m, "ms");
        return (milliseconds / size).ToString("0.####", CultureInfo.InvariantCulture) + name;
    }
}
