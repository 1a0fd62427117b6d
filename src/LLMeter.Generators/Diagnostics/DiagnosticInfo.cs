using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Diagnostics;

/// <summary>A diagnostic as values, so that the pipeline can cache it.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Rule, SourceSpot Spot, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo At(Location location, DiagnosticDescriptor rule, params string[] arguments) =>
        new(rule, location.ToSpot(), new EquatableArray<string>(arguments));

    public Diagnostic ToDiagnostic()
    {
        var arguments = new object[Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Arguments[i];
        }

        return Diagnostic.Create(Rule, Spot.ToLocation(), arguments);
    }
}
