using LLMeter.Native.Reports.Text;

namespace LLMeter.Native.Reports;

/// <summary>The report that a person reads: the verdict first, then what ran, the figures, the failures, and how far all of it can be trusted.</summary>
internal static class TextReport
{
    private static readonly Action<Page, ReportSource>[] Sections =
    [
        VerdictSection.Write,
        RunSection.Write,
        FigureSection.Write,
        VolumeSection.Write,
        FailureSection.Write,
        ClientSection.Write,
        ClosingSection.Write,
    ];

    public static void Write(TextWriter output, ReportSource source, ReportStyle? style = null)
    {
        var page = new Page(style ?? new ReportStyle());
        foreach (var section in Sections)
        {
            page.Gap();
            section(page, source);
        }

        output.Write(page.ToString());
        output.Flush();
    }
}
