namespace LLMeter.Generators.Tests.Driving;

/// <summary>Compares generated code with a file that a person has read and agreed to.</summary>
/// <remarks>LLMETER_UPDATE_SNAPSHOTS=1 writes the files instead; read the difference before committing it.</remarks>
internal static class Snapshot
{
    private static readonly bool IsUpdating = Environment.GetEnvironmentVariable("LLMETER_UPDATE_SNAPSHOTS") == "1";

    public static void AssertMatches(GeneratorRun run, string hintName)
    {
        var file = Repository.PathOf("tests", "LLMeter.Generators.Tests", "Snapshots", hintName + ".txt");
        var generated = run.Generated(hintName);
        Assert.DoesNotContain('\r', generated);
        if (IsUpdating)
        {
            File.WriteAllText(file, generated);
        }

        Assert.True(File.Exists(file), $"There is no snapshot {Path.GetFileName(file)}; LLMETER_UPDATE_SNAPSHOTS=1 writes it.");
        Assert.Equal(File.ReadAllText(file), generated);
    }
}
