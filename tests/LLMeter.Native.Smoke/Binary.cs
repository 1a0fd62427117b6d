namespace LLMeter.Native.Smoke;

/// <summary>The published binary that is under test.</summary>
internal static class Binary
{
    /// <summary>Where it is: LLMETER_BINARY, else artifacts/llmeter in a folder above the tests.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("LLMETER_BINARY") is { Length: > 0 } given)
        {
            return File.Exists(given) ? given : throw new FileNotFoundException($"LLMETER_BINARY names no file: {given}");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "artifacts", "llmeter");
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException("artifacts/llmeter is missing: publish the binary first (scripts/publish), or name one in LLMETER_BINARY");
    }
}
