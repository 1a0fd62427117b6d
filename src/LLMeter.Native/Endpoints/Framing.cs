namespace LLMeter.Native.Endpoints;

/// <summary>How a service cuts its answer into events.</summary>
internal enum Framing
{
    /// <summary>One JSON document: the whole body is the one event.</summary>
    Json,

    /// <summary>Server-sent events (text/event-stream).</summary>
    ServerSentEvents,
}
