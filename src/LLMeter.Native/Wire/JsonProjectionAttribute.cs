namespace LLMeter.Native.Wire;

/// <summary>Marks a partial struct whose members are filled from JSON by a generated reader: <c>Read(ReadOnlySpan&lt;byte&gt; utf8)</c>.</summary>
/// <remarks>
/// The reader makes one forward pass, skips what no path asks for, and allocates nothing for valid JSON of up to 64 levels
/// (deeper nesting costs the reader a small array). It resets nothing: start with a fresh struct.
/// <list type="bullet">
/// <item>null or a value of another kind leaves a member unset; it never throws.</item>
/// <item>Of a name that occurs twice the last value counts. Of an object that occurs twice the later members override, and what
/// it does not repeat stays; a method with <c>[*]</c> is called for the elements of every occurrence.</item>
/// <item>An element that is wanted by position (<c>a[0].b</c>) and by method (<c>a[*]</c>) is read twice; all else is read once.</item>
/// <item>A document that is not an object (or an array, where a path begins with a bracket) leaves all members unset.</item>
/// <item>Text that is not one whole JSON value, or nests deeper than <see cref="JsonCursor.MaxDepth"/>, is a JsonException.</item>
/// </list>
/// </remarks>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class JsonProjectionAttribute : Attribute;
