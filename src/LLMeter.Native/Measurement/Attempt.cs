namespace LLMeter.Native.Measurement;

/// <summary>One try at a request: its stamps, and what came of it. A retry is another attempt, never a longer one.</summary>
internal sealed class Attempt
{
    public AttemptStamps Stamps;

    /// <summary>The HTTP status, or 0 where no headers came.</summary>
    public int Status { get; set; }

    /// <summary>Whether this attempt opened the connection that it used.</summary>
    public bool OpenedConnection { get; set; }

    public Failure? Failure { get; set; }
}
