using LLMeter.Native.Results;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Reports.Text;

/// <summary>The table of figures: average, percentiles, and how sure the p99 is. A new figure is a new row here.</summary>
internal static class FigureSection
{
    private const string OutputEstimates = "requests_with_estimated_output_tokens";
    private const string InputEstimates = "requests_with_estimated_input_tokens";

    private static readonly FigureRow[] Latencies =
    [
        new("first token (TTFT)", "time_to_first_token", Readable.Latency),
        new("last token (TTLT)", "time_to_last_token", Readable.Latency),
        new("per output token (TPOT)", "time_per_output_token", Readable.Latency, OutputEstimates),
        new("inter-token gap", "inter_token_latency", Readable.Latency, OutputEstimates),
        new("gap between events", "inter_event_gap", Readable.Latency, UnlessAs: "inter_token_latency"),
        new("first byte", "time_to_first_byte", Readable.Latency, UnlessAs: "time_to_first_token"),
        new("first reasoning token", "time_to_first_reasoning_token", Readable.Latency, UnlessAs: "time_to_first_token"),
        new("TTFT from schedule", "time_to_first_token_from_schedule", Readable.Latency),
        new("TTLT from schedule", "time_to_last_token_from_schedule", Readable.Latency),
    ];

    private static readonly FigureRow[] Requests =
    [
        new("input tokens", "num_tokens_input", Readable.Count, InputEstimates),
        new("cached input tokens", "num_tokens_input_cached", Readable.Count, UnlessZero: true),
        new("output tokens", "num_tokens_output", Readable.Count, OutputEstimates),
        new("output tok/s per user", "output_tokens_per_second", Readable.Rate, OutputEstimates),
    ];

    /// <summary>Columns beyond average and percentiles, told where any row has them.</summary>
    private static readonly (string Header, Func<FigureRow, StatsDocument, string?> Cell)[] Extras =
    [
        ("max", Greatest),
        ("95% range of p99", Range),
    ];

    public static void Write(Page page, ReportSource source)
    {
        var (stats, percentiles) = (source.Stats, source.Percentiles);
        var latencies = Latencies.Where(row => IsKnown(row, stats, percentiles)).ToArray();
        var requests = Requests.Where(row => IsKnown(row, stats, percentiles)).ToArray();
        var all = latencies.Concat(requests).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        var names = percentiles.Select(Percentile.Name).ToArray();
        var extras = Extras.Where(extra => all.Any(row => extra.Cell(row, stats) is not null)).ToArray();
        var table = new TextTable(latencies.Length > 0 ? "Latency" : "Each request", ["average", .. names, .. extras.Select(extra => extra.Header)]);
        AddRows(table, latencies);
        if (latencies.Length > 0 && requests.Length > 0)
        {
            table.Group("Each request");
        }

        AddRows(table, requests);
        table.WriteTo(page);
        WriteLegends(page, stats, percentiles, all);

        void AddRows(TextTable to, IEnumerable<FigureRow> rows)
        {
            foreach (var row in rows)
            {
                to.Row(
                    row.Label + (IsEstimated(row, stats) ? "*" : ""),
                    [.. Cells(row, stats, percentiles), .. extras.Select(extra => extra.Cell(row, stats) ?? "")]);
            }
        }
    }

    private static bool IsKnown(FigureRow row, StatsDocument stats, IReadOnlyList<decimal> percentiles)
    {
        var cells = Cells(row, stats, percentiles).ToArray();
        return cells.Any(cell => cell != Readable.Missing && !(row.UnlessZero && cell == "0"))
            && (row.UnlessAs is null || !cells.SequenceEqual(Cells(row with { Metric = row.UnlessAs }, stats, percentiles)));
    }

    private static IEnumerable<string> Cells(FigureRow row, StatsDocument stats, IReadOnlyList<decimal> percentiles)
    {
        yield return stats.Number($"{row.Metric}-average") is { } average ? row.Show(average) : Readable.Missing;
        foreach (var name in percentiles.Select(Percentile.Name))
        {
            var isRough = stats.Contains($"{row.Metric}-{name}-ci95-needs");
            yield return ShownPercentile.Of(stats, row.Metric, name) is { } value ? (isRough ? "~" : "") + row.Show(value) : Readable.Missing;
        }
    }

    private static string? Greatest(FigureRow row, StatsDocument stats) => stats.Number($"{row.Metric}-max") is { } max ? row.Show(max) : null;

    /// <summary>Between which values the true p99 lies with 95% confidence.</summary>
    private static string? Range(FigureRow row, StatsDocument stats)
    {
        if (stats.Number($"{row.Metric}-p99-ci95-low") is not { } low || stats.Number($"{row.Metric}-p99-ci95-high") is not { } high)
        {
            return null;
        }

        var (from, to) = (row.Show(low), row.Show(high));
        var unit = from.IndexOf(Readable.Tie, StringComparison.Ordinal);
        var isShared = unit >= 0 && to.EndsWith(from[unit..], StringComparison.Ordinal);
        return $"{(isShared ? from[..unit] : from)} to {to}";
    }

    private static bool IsEstimated(FigureRow row, StatsDocument stats) => row.Estimates is not null && stats.Integer(row.Estimates) > 0;

    private static void WriteLegends(Page page, StatsDocument stats, IReadOnlyList<decimal> percentiles, FigureRow[] rows)
    {
        var needs = percentiles.Select(Percentile.Name)
            .Select(name => (name, count: rows.Select(row => stats.Integer($"{row.Metric}-{name}-ci95-needs")).FirstOrDefault(count => count is not null)))
            .Where(need => need.count is not null)
            .Select(need => $"{need.name} takes {Readable.Count(need.count!.Value)}")
            .ToArray();
        if (needs.Length > 0)
        {
            page.Legend($"~ too few samples to be sure of this percentile: {string.Join(", ", needs)}");
        }

        if (rows.Any(row => IsEstimated(row, stats)))
        {
            var count = Math.Max(stats.Integer(InputEstimates) ?? 0, stats.Integer(OutputEstimates) ?? 0);
            page.Legend($"* the service did not count the tokens of {Readable.Plural(count, "request")}: the run's tokenizer did");
        }
    }
}
