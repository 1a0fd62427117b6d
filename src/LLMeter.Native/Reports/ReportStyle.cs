namespace LLMeter.Native.Reports;

/// <summary>How a report is laid out.</summary>
/// <param name="Width">Columns that lines may fill: the terminal's, at most <see cref="Widest"/>.</param>
/// <param name="Colour">Whether words are coloured: on a terminal, unless NO_COLOR is set.</param>
internal sealed record ReportStyle(int Width = ReportStyle.Widest, bool Colour = false)
{
    /// <summary>Beyond this, the eye loses its row.</summary>
    public const int Widest = 100;

    /// <summary>Below this, nothing is made narrower still.</summary>
    public const int Narrowest = 20;

    /// <summary>The width that is used.</summary>
    public int Columns => Math.Clamp(Width, Narrowest, Widest);
}
