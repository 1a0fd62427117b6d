namespace LLMeter.Native.Prompts;

/// <summary>A payload or an override cannot be used. The message is for the user: where, what is wrong, and what to do.</summary>
internal sealed class PayloadException : Exception
{
    public PayloadException(string message)
        : base(message)
    {
    }

    public PayloadException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
