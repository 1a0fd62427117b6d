namespace LLMeter.Native.Endpoints;

/// <summary>What an option's value looks like.</summary>
internal enum OptionKind
{
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Any finite number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary><c>250ms</c>, <c>60s</c>, <c>5m</c>, <c>1h</c>, or plain seconds.</summary>
    Duration,

    /// <summary>One of the option's choices.</summary>
    Choice,

    /// <summary><c>name=value</c>, any number of times.</summary>
    Pairs,

    /// <summary>A text, any number of times.</summary>
    List,
}
