namespace LLMeter.Native.Simulator.Faults;

/// <summary>Every fault by name, with what it does.</summary>
internal static class FaultCatalog
{
    public static readonly FaultDescription[] All =
    [
        new("none", FaultKind.None, "", "no fault, whatever the rates say"),
        new("status-NNN", FaultKind.Status, "", "an error status 400 to 599 with the service's error body"),
        new("throttle", FaultKind.Throttle, "retry-after", "429 with Retry-After (retry-after seconds, default 1)"),
        new("html", FaultKind.Html, "status", "an HTML page in place of the answer (status, default 502; 200 is possible)"),
        new("slow-headers", FaultKind.SlowHeaders, "delay", "everything, headers too, starts later (delay, default 1s)"),
        new("reset", FaultKind.Reset, "after", "the connection is reset after some tokens (after, default 3)"),
        new("stall", FaultKind.Stall, "after", "nothing more comes after some tokens, the connection stays open (after, default 3)"),
        new("truncate", FaultKind.Truncate, "after", "the body ends cleanly after some tokens: no finish reason, no [DONE] (after, default 3)"),
        new("truncate-chunked", FaultKind.TruncateChunked, "after", "the connection is closed in the middle of a chunk after some tokens (after, default 3)"),
        new("malformed", FaultKind.Malformed, "after", "one event is half a JSON document (after, default 3)"),
        new("error-event", FaultKind.ErrorEvent, "after", "an error object inside the stream, which then ends (after, default 3)"),
        new("empty", FaultKind.Empty, "", "200 and a body without any event"),
        new("coalesce", FaultKind.Coalesce, "events", "several events in one write, when the last of them is due (events, default 4)"),
        new("split", FaultKind.Split, "", "every byte in a write of its own"),
        new("crlf", FaultKind.Crlf, "", "lines end in CR LF"),
        new("nospace", FaultKind.NoSpace, "", "no space after data:"),
        new("comments", FaultKind.Comments, "", "a comment line before every event and a keep-alive comment after it"),
        new("multiline", FaultKind.MultiLine, "", "each event's JSON is spread over several data: lines"),
        new("no-done", FaultKind.NoDone, "", "finish reason and usage come, [DONE] does not"),
        new("no-usage", FaultKind.NoUsage, "", "the usage is left out"),
    ];
}
