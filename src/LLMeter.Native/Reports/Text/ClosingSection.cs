namespace LLMeter.Native.Reports.Text;

/// <summary>Where the files are, and what else a reader of the numbers should know.</summary>
internal static class ClosingSection
{
    public static void Write(Page page, ReportSource source)
    {
        var stats = source.Stats;
        if (source.Folder is { } folder)
        {
            page.Path("Files", folder);
        }

        if (stats.Flag("interrupted") == true)
        {
            page.Entry("Note", "the run was interrupted: the figures are of what had arrived by then");
        }

        if (stats.Text("statistics_method") is { } method && method != "exact")
        {
            page.Entry("Note", $"low memory: percentiles by {DisplayWidth.OneLine(method)}");
        }

        foreach (var notice in source.Notices)
        {
            page.Entry("Note", DisplayWidth.OneLine(notice));
        }
    }
}
