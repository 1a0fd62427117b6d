using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Tests.Driving;

/// <summary>What makes a generator cheap on every key press.</summary>
internal static class Caching
{
    /// <summary>No output was written anew.</summary>
    public static void AssertAllCached(GeneratorDriverRunResult result) => Assert.All(
        result.Results.SelectMany(generator => generator.TrackedOutputSteps).SelectMany(step => step.Value).SelectMany(run => run.Outputs),
        output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));

    /// <summary>Our own steps hand on values only: what holds a symbol or a syntax node keeps a whole compilation in memory, and never equals itself.</summary>
    public static void AssertNothingRootsACompilation(GeneratorDriverRunResult result)
    {
        var ours = result.Results
            .SelectMany(generator => generator.TrackedSteps)
            .Where(step => step.Key.StartsWith("Projection.", StringComparison.Ordinal) || step.Key.StartsWith("Endpoint.", StringComparison.Ordinal));
        foreach (var output in ours.SelectMany(step => step.Value).SelectMany(run => run.Outputs))
        {
            AssertPlain(output.Value);
        }
    }

    private static void AssertPlain(object? value)
    {
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location, $"{value?.GetType()} in the pipeline");
        if (value is null or string or Enum || value.GetType().IsPrimitive || value is DiagnosticDescriptor)
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                AssertPlain(item);
            }

            return;
        }

        var properties = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var property in properties.Where(property => property.GetIndexParameters().Length == 0))
        {
            AssertPlain(property.GetValue(value));
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            AssertPlain(field.GetValue(value));
        }
    }
}
