namespace LLMeter.Native.Simulator;

/// <summary>Which words an answer is made of.</summary>
internal enum TextKind
{
    /// <summary>Words of the old printers' sample text: plain ASCII of varied length.</summary>
    Lorem,

    /// <summary>The same with letters of several bytes, emoji and characters that JSON escapes.</summary>
    Unicode,

    /// <summary>Always " token": every event has the same size.</summary>
    Token,
}
