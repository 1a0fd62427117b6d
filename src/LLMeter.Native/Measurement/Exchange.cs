namespace LLMeter.Native.Measurement;

/// <summary>All that one request came to. Built by the client that sent it, then handed over once and only read.</summary>
/// <param name="Number">The request's number in the run, from 0, in the order of sending.</param>
/// <param name="Client">The number of the client that sent it, from 0.</param>
/// <param name="Payload">What it sent.</param>
/// <param name="Attempts">Every attempt in order; the last one answered or failed for good.</param>
/// <param name="Tally">What the last attempt's answer told.</param>
internal sealed record Exchange(long Number, int Client, PreparedPayload Payload, IReadOnlyList<Attempt> Attempts, ResponseTally Tally)
{
    public Attempt Last => Attempts[^1];

    public Failure? Failure => Last.Failure;

    /// <summary>LLMeter's retries: attempts beyond the first.</summary>
    public int Retries => Attempts.Count - 1;
}
