using Microsoft.CodeAnalysis.Text;

namespace LLMeter.Generators.Model;

/// <summary>A place in the source as values; a location of the compiler's would keep its whole syntax tree in memory.</summary>
internal sealed record SourceSpot(string File, TextSpan Span, LinePositionSpan Lines);
