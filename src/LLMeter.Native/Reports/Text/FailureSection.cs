namespace LLMeter.Native.Reports.Text;

/// <summary>What failed: each kind with its count, its share of all requests, and what the first of them said.</summary>
internal static class FailureSection
{
    public static void Write(Page page, ReportSource source)
    {
        var failed = source.Stats.Integer("failed_requests") ?? 0;
        var total = source.Stats.Integer("total_requests") ?? 0;
        if (failed == 0 || total == 0)
        {
            return;
        }

        page.Entry("Failures", $"{Readable.Count(failed)} of {Readable.Plural(total, "request")} ({Readable.Share((double)failed / total)})");
        var groups = FailureCounts.Of(source);
        if (groups.Count == 0)
        {
            return;
        }

        var names = groups.Max(group => group.Name.Length);
        var counts = groups.Max(group => Readable.Count(group.Count).Length);
        var shares = groups.Max(group => Readable.Share((double)group.Count / total).Length);
        foreach (var group in groups)
        {
            var line = new InkLine()
                .Add("  " + group.Name.PadRight(names))
                .Add(page.Between + Readable.Count(group.Count).PadLeft(counts), Tone.Warning)
                .Add(page.Between + Readable.Share((double)group.Count / total).PadLeft(shares));
            var example = DisplayWidth.OneLine(group.Example);
            if (page.IsNarrow && example.Length > 0)
            {
                page.Line(line);
                line = new InkLine();
            }

            page.Line(example.Length > 0 ? line.Add(page.Between).Add(example, Tone.Faint) : line);
        }
    }
}
