namespace LLMeter.Generators.Parsing;

/// <summary>Where a JSON path stops making sense, and why.</summary>
/// <param name="Position">Counted in characters from 1.</param>
internal sealed record PathProblem(int Position, string Reason);
