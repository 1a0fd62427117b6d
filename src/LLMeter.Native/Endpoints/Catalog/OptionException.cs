namespace LLMeter.Native.Endpoints;

/// <summary>An option's value that cannot be used.</summary>
/// <param name="option">The option as the user knows it.</param>
/// <param name="message">Names the option, the value and the remedy.</param>
internal sealed class OptionException(string option, string message) : Exception(message)
{
    public string Option => option;
}
