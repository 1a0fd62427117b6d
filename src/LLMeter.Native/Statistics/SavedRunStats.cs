using LLMeter.Native.Results;
using LLMeter.Native.Results.Loading;

namespace LLMeter.Native.Statistics;

/// <summary>Computes a saved run's statistics anew from its requests.</summary>
internal static class SavedRunStats
{
    private static readonly string[] Rates =
        ["requests_per_minute", "average_input_tokens_per_minute", "average_output_tokens_per_minute", "output_tps"];

    /// <summary>Folds the run's requests into <paramref name="into"/> and says what they come to.</summary>
    /// <remarks>
    /// What only the saved stats.json knows is kept: the client's health, and what LLMeter's callbacks contributed. So are its rates
    /// where the requests' times are whole seconds, as in LLMeter's files, because the saved ones were computed from finer times.
    /// </remarks>
    public static StatsDocument Compute(LoadedRun run, RunStatistics into, StatsOptions? options = null)
    {
        if (!run.HasRequests)
        {
            return run.SavedStats ?? run.Description.ToStats();
        }

        foreach (var request in run.Requests())
        {
            into.Add(request);
        }

        var stats = into.Compute(run.Description, options);
        if (run.SavedStats is not { } saved)
        {
            AddWhatRan(stats, run);
            return stats;
        }

        if (into.HasCoarseTimes && into.Requests > 0)
        {
            foreach (var key in Rates)
            {
                stats.Set(key, saved.Number(key));
            }
        }

        stats.AddMissing(saved);
        return stats;
    }

    /// <summary>What the stats.json of an interrupted run would have said of it.</summary>
    private static void AddWhatRan(StatsDocument stats, LoadedRun run)
    {
        if (run.Plan is { } plan)
        {
            stats.Set("endpoint", plan.Endpoint);
            stats.Set("address", plan.Address);
            stats.Set("simulated", plan.IsSimulated);
        }

        stats.Set("run_duration", run.Config?.Duration);
    }
}
