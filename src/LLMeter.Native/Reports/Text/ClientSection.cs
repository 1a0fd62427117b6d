using LLMeter.Native.Results;

namespace LLMeter.Native.Reports.Text;

/// <summary>Whether the client itself kept up, and by the simulator's own stamps how far its figures are from the truth.</summary>
internal static class ClientSection
{
    private static readonly Func<StatsDocument, string?>[] Health =
    [
        stats => stats.Number("client_cpu_share") is { } share ? $"CPU {Readable.Share(share)} of all cores" : null,
        stats => Spread(stats, "event thread late by", "client_event_delay"),
        GarbageCollections,
        stats => stats.Number("client_schedule_delay-p99") is > 0 and { } delay ? $"sent late by {Readable.Latency(delay)} p99" : null,
        stats => (stats.Number("client_events_per_read") ?? stats.Number("events_per_read")) is > 0 and { } events ? $"{Readable.Rate(events)} events per read" : null,
        Connections,
        stats => stats.Number("client_peak_memory_bytes") is > 0 and { } bytes ? $"{Readable.Bytes(bytes)} memory at most" : null,
    ];

    private static readonly Func<StatsDocument, string?>[] Checks =
    [
        stats => Spread(stats, "TTFT off by", "time_to_first_token_error"),
        stats => Spread(stats, "events stamped late by", "event_lag"),
    ];

    public static void Write(Page page, ReportSource source)
    {
        var stats = source.Stats;
        if (stats.Text("client_verdict") is { } verdict)
        {
            var concern = stats.Text("client_concern");
            var word = concern is null ? verdict : $"CLIENT SATURATED: {DisplayWidth.OneLine(concern)}";
            page.Entry("Client", concern is null ? Tone.Good : Tone.Bad, [word, .. Known(stats, Health)]);
        }

        var checks = Known(stats, Checks).ToArray();
        if (checks.Length > 0)
        {
            page.Entry("Check", ["against the server's own stamps", .. checks]);
        }
    }

    private static IEnumerable<string> Known(StatsDocument stats, Func<StatsDocument, string?>[] items) =>
        items.Select(item => item(stats)).OfType<string>();

    private static string? Spread(StatsDocument stats, string what, string key)
    {
        string[] names = ["p50", "p99", "max"];
        var parts = names
            .Where(name => stats.Number($"{key}-{name}") is not null)
            .Select(name => $"{Readable.Latency(stats.Number($"{key}-{name}")!.Value)}{Readable.Tie}{name}");
        return string.Join(", ", parts) is { Length: > 0 } spread ? $"{what} {spread}" : null;
    }

    private static string? GarbageCollections(StatsDocument stats) => stats.Integer("client_gc_count") switch
    {
        null => null,
        0 => "no GC pause",
        { } count => $"{Readable.Plural(count, "GC pause")}, {Readable.Latency(stats.Number("client_gc_pause-max") ?? 0)} at most",
    };

    private static string? Connections(StatsDocument stats) => stats.Integer("client_connections_opened") is { } opened
        ? $"{Readable.Plural(opened, "connection")} opened, reused {Readable.Plural(stats.Integer("client_connections_reused") ?? 0, "time")}"
        : null;
}
