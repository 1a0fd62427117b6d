using LLMeter.Native.Results;

namespace LLMeter.Native.Tests.Results;

public sealed class RunFolderTests
{
    [Fact]
    public void A_taken_name_gets_a_suffix_and_nothing_is_overwritten()
    {
        using var output = new TemporaryFolder();
        var first = RunFolder.Create(output.Path, "nightly");
        File.WriteAllText(first.Stats, "{}");
        var second = RunFolder.Create(output.Path, "nightly");
        var third = RunFolder.Create(output.Path, "nightly");
        Assert.Equal(["nightly", "nightly-2", "nightly-3"], [first.Name, second.Name, third.Name]);
        Assert.Equal("{}", File.ReadAllText(first.Stats));
        Assert.False(File.Exists(second.Stats));
    }

    [Fact]
    public void Runs_that_start_at_once_get_a_folder_each()
    {
        using var output = new TemporaryFolder();
        var names = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => names.Add(RunFolder.Create(output.Path, "race").Name));
        Assert.Equal(24, names.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    public void A_name_that_is_no_folders_name_is_refused(string name)
    {
        using var output = new TemporaryFolder();
        Assert.Contains("--run-name", Assert.Throws<ResultsException>(() => RunFolder.Create(output.Path, name)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(output.Path));
    }

    [Fact]
    public void An_output_that_is_a_file_is_refused_with_its_path_and_a_remedy()
    {
        using var output = new TemporaryFolder();
        var file = output.File("notes.txt");
        File.WriteAllText(file, "mine");
        var trouble = Assert.Throws<ResultsException>(() => RunFolder.Create(file, "run"));
        Assert.Contains(file, trouble.Message, StringComparison.Ordinal);
        Assert.Contains("--output", trouble.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public void A_file_of_a_run_stands_for_its_folder()
    {
        using var output = new TemporaryFolder();
        var made = RunFolder.Create(output.Path, "run");
        Assert.Equal(made, RunFolder.Open(made.Responses));
        Assert.Equal(made, RunFolder.Open(made.Path));
        Assert.Equal("run", RunFolder.Open(made.Path + Path.DirectorySeparatorChar).Name);
    }
}
