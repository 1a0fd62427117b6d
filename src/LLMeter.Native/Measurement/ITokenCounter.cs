namespace LLMeter.Native.Measurement;

/// <summary>Counts a text's tokens where the service reported none. Runs after the request, never on an event thread.</summary>
internal interface ITokenCounter
{
    int Count(string text);
}
