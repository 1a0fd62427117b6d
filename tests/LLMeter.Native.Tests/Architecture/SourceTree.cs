namespace LLMeter.Native.Tests.Architecture;

/// <summary>The product's hand-written sources, wherever the repository is checked out.</summary>
internal static class SourceTree
{
    private static readonly string[] Built = ["bin", "obj", "artifacts"];

    /// <summary>The repository: the folder above the tests that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> All { get; } = [.. Read(Path.Combine(Root, "src"))];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LLMeter.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"LLMeter.sln is nowhere above {AppContext.BaseDirectory}");
    }

    private static IEnumerable<SourceFile> Read(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
        where !path.Split('/').Any(Built.Contains) && !path.EndsWith(".g.cs", StringComparison.Ordinal)
        orderby path
        select new SourceFile(path, File.ReadAllText(file));
}
