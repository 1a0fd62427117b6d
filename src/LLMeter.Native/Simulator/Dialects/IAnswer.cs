namespace LLMeter.Native.Simulator.Dialects;

/// <summary>One answer as a numbered row of events, or as one document. Writes bytes; when they are sent is not its business.</summary>
internal interface IAnswer
{
    string StreamContentType { get; }

    /// <summary>How many events a stream has.</summary>
    int Events { get; }

    /// <summary>How many tokens decide when the answer is complete.</summary>
    int Tokens { get; }

    /// <summary>The first event that carries no token but follows the last one.</summary>
    int FirstClosingEvent { get; }

    /// <summary>No event is longer, in bytes and unframed.</summary>
    int LongestEvent { get; }

    /// <summary>The token with which the event is due; -1: on admission.</summary>
    int TokenOf(int index);

    /// <summary>Whether the event's payload is JSON (and not a mark of the protocol).</summary>
    bool IsJson(int index);

    /// <summary>Writes the event's payload without framing.</summary>
    /// <returns>Its length.</returns>
    int WriteEvent(int index, long sentNs, Span<byte> destination);

    /// <summary>The payload that tells of an error inside a stream.</summary>
    byte[] ErrorEvent { get; }

    /// <summary>The whole answer as one document.</summary>
    byte[] WriteWhole(long sentNs);
}
