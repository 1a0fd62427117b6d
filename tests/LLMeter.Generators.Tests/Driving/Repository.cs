namespace LLMeter.Generators.Tests.Driving;

/// <summary>Files of the source tree that tests read: snapshots and documentation.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "LLMeter.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the source tree, so the snapshots cannot be found.");
    }
}
