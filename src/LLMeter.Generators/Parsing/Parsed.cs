using LLMeter.Generators.Diagnostics;
using LLMeter.Generators.Model;

namespace LLMeter.Generators.Parsing;

/// <summary>The outcome of reading one annotated type: a model, or the reasons why there is none.</summary>
internal sealed record Parsed<T>(T? Model, EquatableArray<DiagnosticInfo> Problems)
    where T : class, IEquatable<T>;
