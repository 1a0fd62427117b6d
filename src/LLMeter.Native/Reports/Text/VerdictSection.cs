using LLMeter.Native.Results;

namespace LLMeter.Native.Reports.Text;

/// <summary>The answer at one glance: how it went, whether to believe it, and the figures that most people came for.</summary>
internal static class VerdictSection
{
    private const string Saturated = "CLIENT SATURATED";

    private static readonly Func<StatsDocument, string?>[] Headline =
    [
        stats => Spread(stats, "TTFT", "time_to_first_token"),
        stats => Spread(stats, "TTLT", "time_to_last_token"),
        stats => stats.Number("output_tps") is > 0 and { } rate ? $"{Readable.Rate(rate)} output tok/s" : null,
    ];

    public static void Write(Page page, ReportSource source)
    {
        var stats = source.Stats;
        var (word, tone, rest) = Verdict(stats, source);
        page.Sentence(word, tone, rest);
        if (word == Saturated)
        {
            page.Sentence($"{Outcome(stats)}; the latencies include the client's own delay");
        }

        foreach (var line in TextFlow.Join(Headline.Select(figure => figure(stats)).OfType<string>(), page.Columns))
        {
            page.Line(new InkLine().Add(line, Tone.Strong));
        }
    }

    private static (string Word, Tone Tone, string After) Verdict(StatsDocument stats, ReportSource source)
    {
        var total = stats.Integer("total_requests") ?? 0;
        var failed = stats.Integer("failed_requests") ?? 0;
        if (total == 0)
        {
            return ("NOTHING MEASURED", Tone.Bad, stats.Flag("interrupted") == true ? ": interrupted before any request ended" : ": no request ended");
        }

        if (failed >= total && Cancelled(stats) < total)
        {
            var kind = FailureCounts.Of(source).Select(group => $" ({group.Name})").FirstOrDefault();
            return ("FAILED", Tone.Bad, $": {(total == 1 ? "the only request" : $"all {Readable.Count(total)} requests")} failed{kind}{Elapsed(stats)}");
        }

        return stats switch
        {
            _ when stats.Text("client_concern") is { } concern => (Saturated, Tone.Bad, ": " + DisplayWidth.OneLine(concern)),
            _ when stats.Flag("interrupted") == true => ("INTERRUPTED", Tone.Warning, $": {Outcome(stats)}, {Trust(stats)}"),
            _ when failed > 0 => ("DONE WITH FAILURES", Tone.Warning, $": {Outcome(stats)}, {Trust(stats)}"),
            _ => ("OK", Tone.Good, $": {Outcome(stats)}, {Trust(stats)}"),
        };
    }

    /// <summary>Requests that the user's own interruption cut off are not the service's failures.</summary>
    private static string Outcome(StatsDocument stats)
    {
        var total = stats.Integer("total_requests") ?? 0;
        var cancelled = Cancelled(stats);
        var failed = (stats.Integer("failed_requests") ?? 0) - cancelled;
        var cut = cancelled > 0 ? $", {Readable.Count(cancelled)} cut off" : "";
        return failed == 0
            ? $"{Readable.Plural(total, "request")}{Elapsed(stats)}{cut}, none failed"
            : $"{Readable.Count(failed)} of {Readable.Plural(total, "request")} failed ({Readable.Share((double)failed / total)}){Elapsed(stats)}{cut}";
    }

    private static long Cancelled(StatsDocument stats) => stats.Integer("failed_requests-cancelled") ?? 0;

    private static string Trust(StatsDocument stats) => stats.Text("client_verdict") is { } verdict ? $"client {verdict}" : "client health not recorded";

    private static string Elapsed(StatsDocument stats) => RunSection.Elapsed(stats) is { } seconds ? $" in {Readable.Duration(seconds)}" : "";

    private static string? Spread(StatsDocument stats, string name, string metric) => (ShownPercentile.Of(stats, metric, "p50"), ShownPercentile.Of(stats, metric, "p99")) switch
    {
        ({ } p50, { } p99) => $"{name} p50 {Readable.Latency(p50)}, p99 {Readable.Latency(p99)}",
        ({ } p50, null) => $"{name} p50 {Readable.Latency(p50)}",
        _ => null,
    };
}
