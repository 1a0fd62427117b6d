namespace LLMeter.Native.Simulator.Playback;

/// <summary>How the sending of an answer ended, and so what is to become of its connection.</summary>
internal enum PlayEnd
{
    /// <summary>All was sent that was to be sent; the body ends and the connection lives on.</summary>
    Complete,

    /// <summary>The connection is to be reset.</summary>
    Reset,

    /// <summary>Nothing more is to come, and nothing is to be closed.</summary>
    Stall,

    /// <summary>The connection is to be closed in the middle of a chunk.</summary>
    CutChunk,

    /// <summary>The client is gone.</summary>
    Gone,
}
