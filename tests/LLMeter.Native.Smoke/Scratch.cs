namespace LLMeter.Native.Smoke;

/// <summary>A folder of one test, gone after it.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("llmeter-smoke-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The text of every file in it, one after the other.</summary>
    public string AllText() => string.Concat(Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
