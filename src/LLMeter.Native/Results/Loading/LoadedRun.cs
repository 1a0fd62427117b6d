namespace LLMeter.Native.Results.Loading;

/// <summary>A saved run: what it was, and its requests on demand.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Description">From summary.json, or recovered from what there is.</param>
/// <param name="Config">run_config.json, where there is one.</param>
/// <param name="SavedStats">stats.json, where there is one.</param>
/// <param name="Notices">What a reader should know; grows while <see cref="Requests"/> is read.</param>
internal sealed record LoadedRun(
    RunFolder Folder, RunDescription Description, RunConfig? Config, StatsDocument? SavedStats, List<LoadNotice> Notices)
{
    /// <summary>plan.json, where there is one.</summary>
    public PlanFacts? Plan { get; init; }

    /// <summary>Whether there are requests to read; without them the saved statistics are all there is.</summary>
    public bool HasRequests => File.Exists(Folder.Responses);

    /// <summary>Streams the requests from the files, one line in memory at a time.</summary>
    /// <exception cref="ResultsException">A file cannot be read.</exception>
    public IEnumerable<LoadedRequest> Requests()
    {
        if (!HasRequests)
        {
            yield break;
        }

        var count = 0L;
        foreach (var request in RequestLines.Read(Folder, Notices))
        {
            count++;
            yield return request;
        }

        if (Description.TotalRequests is { } told && told != count)
        {
            Notices.Add(new LoadNotice(RunFolder.ResponsesName, 0, $"it holds {count} readable requests, {RunFolder.SummaryName} tells of {told}."));
        }
    }
}
