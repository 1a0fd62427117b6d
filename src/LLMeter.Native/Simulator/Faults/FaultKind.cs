namespace LLMeter.Native.Simulator.Faults;

/// <summary>What can go wrong, or merely be unusual, with an answer. <see cref="FaultCatalog"/> explains each.</summary>
internal enum FaultKind
{
    None,
    Status,
    Throttle,
    Html,
    SlowHeaders,
    Reset,
    Stall,
    Truncate,
    TruncateChunked,
    Malformed,
    ErrorEvent,
    Empty,
    Coalesce,
    Split,
    Crlf,
    NoSpace,
    Comments,
    MultiLine,
    NoDone,
    NoUsage,
}
