using System.Globalization;
using LLMeter.Native.Results;

namespace LLMeter.Native.Reports.Text;

/// <summary>What ran: which endpoint, under which load, when.</summary>
internal static class RunSection
{
    public static void Write(Page page, ReportSource source)
    {
        var stats = source.Stats;
        page.Entry("Endpoint", [.. Endpoint(stats)]);
        page.Entry("Load", Load(stats));
        page.Entry("Started", [.. Start(stats), .. Texts(stats, "run_name", "run_description")]);
    }

    /// <summary>Seconds that the run took; for an interrupted one, until what came last.</summary>
    public static double? Elapsed(StatsDocument stats) =>
        stats.Number("total_test_time") ?? (ResultTime.Parse(stats.Text("end_time")) - ResultTime.Parse(stats.Text("start_time")))?.TotalSeconds;

    private static IEnumerable<string> Texts(StatsDocument stats, params string[] keys) =>
        keys.Select(stats.Text).OfType<string>().Select(DisplayWidth.OneLine).Where(text => text.Length > 0);

    /// <summary>Ours tells which of our endpoints it was; LLMeter only the endpoint's own name.</summary>
    private static IEnumerable<string> Endpoint(StatsDocument stats)
    {
        var (name, model, address) = (stats.Contains("endpoint") ? "endpoint" : "endpoint_name", "model_id", "address");
        var isSimulated = stats.Flag("simulated") == true;
        return [.. Texts(stats, name, model, address), .. isSimulated ? ["the built-in simulator"] : Array.Empty<string>()];
    }

    private static IEnumerable<string> Load(StatsDocument stats)
    {
        var clients = Readable.Plural(stats.Integer("clients") ?? 1, "client");
        yield return (stats.Number("run_duration"), stats.Integer("n_requests"), stats.Flag("interrupted")) switch
        {
            ({ } seconds, _, _) => $"{clients} for {Readable.Duration(seconds)}",
            (null, { } each, not true) => $"{clients} × {Readable.Plural(each, "request")}",
            _ => clients, // Of an interrupted run the requests of each client are only an average.
        };
        if (stats.Integer("payloads") is > 1 and { } payloads)
        {
            yield return Readable.Plural(payloads, "payload");
        }

        if (stats.Number("drain_time") is > 0 and { } drain)
        {
            yield return $"in flight at the end finished within {Readable.Latency(drain)}";
        }
    }

    private static IEnumerable<string> Start(StatsDocument stats)
    {
        if (ResultTime.Parse(stats.Text("start_time")) is { } start)
        {
            yield return start.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        }
    }
}
