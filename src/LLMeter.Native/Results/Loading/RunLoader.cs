namespace LLMeter.Native.Results.Loading;

/// <summary>Loads a run's folder: one of ours, one of LLMeter's, or what an interrupted run left.</summary>
internal static class RunLoader
{
    /// <param name="path">The run's folder, or one of its files.</param>
    /// <exception cref="ResultsException">There is no such folder, or nothing in it to load.</exception>
    public static LoadedRun Load(string path)
    {
        var folder = RunFolder.Open(path);
        if (!File.Exists(folder.Summary) && !File.Exists(folder.Responses) && !File.Exists(folder.Stats))
        {
            throw new ResultsException(
                $"{path} holds no run: neither {RunFolder.SummaryName} nor {RunFolder.ResponsesName} nor {RunFolder.StatsName} is there. Give the folder OUTPUT/RUN_NAME itself.");
        }

        var notices = new List<LoadNotice>();
        var config = TryRead(folder.RunConfig, RunConfigFile.Read, notices);
        var stats = TryRead(folder.Stats, StatsFile.Read, notices);
        var description = TryRead(folder.Summary, SummaryFile.Read, notices);
        if (description is null)
        {
            notices.Add(new LoadNotice(RunFolder.SummaryName, 0, "missing: the run was interrupted, and what it left is shown."));
            description = Recover(folder, config);
        }

        return new LoadedRun(folder, description with
        {
            OutputPath = description.OutputPath ?? folder.Path,
            Interrupted = description.Interrupted || stats?.Flag("interrupted") == true,
        }, config, stats, notices)
        {
            Plan = TryRead(folder.Plan, PlanFile.Read, notices),
        };
    }

    private static T? TryRead<T>(string file, Func<string, T> read, List<LoadNotice> notices)
        where T : class
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return read(file);
        }
        catch (ResultsException trouble)
        {
            notices.Add(new LoadNotice(Path.GetFileName(file), 0, trouble.Message));
            return null;
        }
    }

    /// <summary>As LLMeter's recovery, with one difference: the end is the last answer's where that is known, not the last request's sending.</summary>
    private static RunDescription Recover(RunFolder folder, RunConfig? config)
    {
        long? count = null;
        DateTimeOffset? first = null, last = null, end = null;
        if (File.Exists(folder.Responses))
        {
            count = 0;
            foreach (var request in RequestLines.Read(folder, [])) // Notices come when the requests are read for good.
            {
                count++;
                if (request.RequestTime is { } sent)
                {
                    first = first < sent ? first : sent;
                    last = last > sent ? last : sent;
                    var ended = sent.AddSeconds(request.Figures.TimeToLastToken ?? 0);
                    end = end > ended ? end : ended;
                }
            }
        }

        return new RunDescription
        {
            TotalRequests = count,
            Clients = config?.Clients ?? 1,
            RequestsPerClient = config?.RequestsPerClient,
            RunName = config?.RunName,
            Description = config?.Description,
            ModelId = config?.Endpoint?.ModelId,
            EndpointName = config?.Endpoint?.EndpointName,
            Provider = config?.Endpoint?.Provider,
            StartTime = first,
            FirstRequestTime = first,
            LastRequestTime = last,
            EndTime = end,
            Interrupted = true,
        };
    }
}
