namespace LLMeter.Native.Prompts;

/// <summary>One step of a <see cref="PayloadPath"/>: into an object by name, or into an array by index.</summary>
/// <param name="Name">The property's name; null for an index.</param>
/// <param name="Index">The item's index where there is no name.</param>
internal readonly record struct PathStep(string? Name, int Index)
{
    public static PathStep Into(string name) => new(name, 0);

    public static PathStep Into(int index) => new(null, index);
}
