namespace LLMeter.Native.Simulator.Dialects;

/// <summary>What a path leads to.</summary>
internal enum RouteKind
{
    /// <summary>Nothing of this dialect.</summary>
    Unknown,

    /// <summary>A document that GET reads.</summary>
    Page,

    /// <summary>The model: POST asks it.</summary>
    Generate,
}
