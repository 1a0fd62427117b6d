namespace LLMeter.Native.Measurement;

/// <summary>Where a run stands at one moment.</summary>
/// <param name="Now">The stamp of this moment.</param>
/// <param name="Elapsed">Since the first client started.</param>
/// <param name="Phase">What the run is doing.</param>
/// <param name="InFlight">Requests sent and not yet ended.</param>
/// <param name="Sent">Requests sent so far.</param>
/// <param name="Ended">Requests ended so far, failed ones included.</param>
/// <param name="Planned">How many requests there will be; null for a run bound by time.</param>
/// <param name="Health">The client's own health since the run began.</param>
internal readonly record struct RunProgress(
    long Now, TimeSpan Elapsed, RunPhase Phase, long InFlight, long Sent, long Ended, long? Planned, ClientHealth Health);
