namespace LLMeter.Native.Simulator.Faults;

/// <summary>One fault as the help page shows it.</summary>
/// <param name="Name">How options and the header call it.</param>
/// <param name="Parameters">The parameters that it takes, separated by spaces.</param>
internal readonly record struct FaultDescription(string Name, FaultKind Kind, string Parameters, string Help);
