using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Diagnostics;

/// <summary>Between the compiler's locations and the values that stand for them in the pipeline.</summary>
internal static class Locations
{
    public static SourceSpot ToSpot(this Location location) =>
        new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    public static Location ToLocation(this SourceSpot spot) => Location.Create(spot.File, spot.Span, spot.Lines);
}
