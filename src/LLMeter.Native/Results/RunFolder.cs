using System.Globalization;

namespace LLMeter.Native.Results;

/// <summary>The folder that holds one run's files: OUTPUT/RUN_NAME.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Name">The run's name as the folder bears it, a suffix included.</param>
internal sealed record RunFolder(string Path, string Name)
{
    public const string ResponsesName = "responses.jsonl";
    public const string MeasurementsName = "measurements.jsonl";
    public const string TimelineName = "timeline.jsonl";
    public const string StatsName = "stats.json";
    public const string SummaryName = "summary.json";
    public const string RunConfigName = "run_config.json";
    public const string PayloadName = "payload.jsonl";
    public const string PlanName = "plan.json";

    private const int MostSuffixes = 10_000;

    public string Responses => System.IO.Path.Combine(Path, ResponsesName);

    public string Measurements => System.IO.Path.Combine(Path, MeasurementsName);

    public string Timeline => System.IO.Path.Combine(Path, TimelineName);

    public string Stats => System.IO.Path.Combine(Path, StatsName);

    public string Summary => System.IO.Path.Combine(Path, SummaryName);

    public string RunConfig => System.IO.Path.Combine(Path, RunConfigName);

    public string Payload => System.IO.Path.Combine(Path, PayloadName);

    public string Plan => System.IO.Path.Combine(Path, PlanName);

    /// <summary>Makes a new folder under <paramref name="output"/>; where the name is taken it becomes NAME-2, NAME-3 and so on.</summary>
    /// <remarks>
    /// Two runs that start at once cannot share a folder: the folder is theirs who create its responses.jsonl,
    /// which the file system lets one of them do.
    /// </remarks>
    /// <exception cref="ResultsException">The name is no folder's name, or the folder cannot be made.</exception>
    public static RunFolder Create(string output, string name)
    {
        CheckName(name);
        for (var suffix = 1; suffix <= MostSuffixes; suffix++)
        {
            var tried = suffix == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{suffix}");
            var folder = new RunFolder(System.IO.Path.Combine(output, tried), tried);
            if (folder.TryClaim())
            {
                return folder;
            }
        }

        throw new ResultsException($"{output} already holds {MostSuffixes} runs named {name}: choose another --run-name.");
    }

    /// <summary>An existing run's folder; <paramref name="path"/> may also be one of its files.</summary>
    /// <exception cref="ResultsException">There is no such folder.</exception>
    public static RunFolder Open(string path)
    {
        var folder = File.Exists(path) ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))! : path;
        if (!Directory.Exists(folder))
        {
            throw new ResultsException($"{path} does not exist: give the folder of a run, OUTPUT/RUN_NAME.");
        }

        return new RunFolder(folder, System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder))));
    }

    private static void CheckName(string name)
    {
        // Both separators everywhere: a folder made on one system is read on another.
        if (string.IsNullOrWhiteSpace(name) || name is "." or ".." || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            throw new ResultsException($"\"{name}\" cannot name a run's folder: choose a --run-name without / or \\.");
        }
    }

    private bool TryClaim()
    {
        if (Directory.Exists(Path) || File.Exists(Path))
        {
            return false;
        }

        try
        {
            Directory.CreateDirectory(Path);
            File.Open(Responses, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(Responses))
        {
            return false; // Another run was faster.
        }
        catch (Exception cause) when (ResultsException.IsFileTrouble(cause))
        {
            throw new ResultsException($"Cannot create the run's folder {Path}: {cause.Message} Choose an --output where you may write.", cause);
        }
    }
}
