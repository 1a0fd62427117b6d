namespace LLMeter.Native.Measurement;

/// <summary>The parts of a run, in order.</summary>
internal enum RunPhase
{
    /// <summary>Connections are being opened; nothing counts yet.</summary>
    Connecting,

    /// <summary>Requests are sent and measured.</summary>
    Measuring,

    /// <summary>Nothing more is sent; what is in flight may finish.</summary>
    Draining,

    Done,
}
