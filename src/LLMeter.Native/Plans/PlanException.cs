namespace LLMeter.Native.Plans;

/// <summary>A plan cannot be carried out as asked. The message names the option as the user typed it, what is wrong, and what to do.</summary>
internal sealed class PlanException(string message) : Exception(message);
