namespace LLMeter.Native.Simulator;

/// <summary>One option of the simulator as text: what the command line shows, and how its value becomes a setting.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="ValueName">How the help page calls the value; nothing for a switch, whose value is then "".</param>
/// <param name="Apply">Settings with the value in them. Throws <see cref="FormatException"/> with the reason where the text is wrong.</param>
internal sealed record SimulatorOption(
    string Name,
    string? ValueName,
    string Help,
    Func<SimulatorSettings, string, SimulatorSettings> Apply,
    bool IsRepeatable = false);
