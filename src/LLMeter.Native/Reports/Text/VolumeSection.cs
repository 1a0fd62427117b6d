using LLMeter.Native.Results;

namespace LLMeter.Native.Reports.Text;

/// <summary>How much went through: rates, token totals, retries. A new total is a new element here.</summary>
internal static class VolumeSection
{
    /// <summary>LLMeter's rates; two of them are over the time from the first sending to the last.</summary>
    private static readonly (string Key, string Unit, bool OverSendWindow)[] Rates =
    [
        ("requests_per_minute", "requests/min", true),
        ("output_tps", "output tok/s", false),
        ("average_output_tokens_per_minute", "output tok/min", false),
        ("average_input_tokens_per_minute", "input tok/min", true),
    ];

    /// <summary>Totals, and the part of each that is told where there is any.</summary>
    private static readonly (string Name, string Key, string Estimates, string PartKey, string PartName)[] Totals =
    [
        ("input", "total_input_tokens", "requests_with_estimated_input_tokens", "total_cached_input_tokens", "cached"),
        ("output", "total_output_tokens", "requests_with_estimated_output_tokens", "total_reasoning_output_tokens", "reasoning"),
    ];

    public static void Write(Page page, ReportSource source)
    {
        var stats = source.Stats;
        page.Entry("Throughput", Rates
            .Where(rate => stats.Number(rate.Key) > 0 && (!rate.OverSendWindow || SendingTookMostOf(stats)))
            .Select(rate => $"{Readable.Rate(stats.Number(rate.Key)!.Value)} {rate.Unit}"));
        page.Entry("Tokens", Totals
            .Where(total => stats.Number(total.Key) > 0)
            .Select(total => Total(stats, total.Name, total.Key, total.Estimates) + Part(stats, total.PartKey, total.PartName)));
        if (stats.Integer("total_retries") is > 0 and { } retries)
        {
            page.Entry("Retries", $"{Readable.Plural(retries, "attempt")} beyond the first");
        }
    }

    /// <summary>Where all requests were sent within a moment, the rate of that moment says nothing of the run.</summary>
    private static bool SendingTookMostOf(StatsDocument stats)
    {
        var sending = ResultTime.Parse(stats.Text("last_request_time")) - ResultTime.Parse(stats.Text("first_request_time"));
        return sending is null || RunSection.Elapsed(stats) is not { } elapsed || sending.Value.TotalSeconds >= elapsed / 2;
    }

    private static string Total(StatsDocument stats, string name, string key, string estimates) =>
        $"{name} {Readable.Count(stats.Number(key)!.Value)}{(stats.Integer(estimates) > 0 ? "*" : "")}";

    private static string Part(StatsDocument stats, string key, string name) =>
        stats.Number(key) is > 0 and { } part ? $" ({Readable.Count(part)} {name})" : "";
}
