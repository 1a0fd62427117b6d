using LLMeter.Native.Results;
using LLMeter.Native.Statistics.Distributions;

namespace LLMeter.Native.Statistics;

/// <summary>Says what a run's requests come to: LLMeter's keys in its order and with its meaning, then ours (docs/method.md).</summary>
internal static class StatsWriter
{
    public static StatsDocument Write(RunStatistics run, RunDescription description, StatsOptions options)
    {
        var stats = description.ToStats();
        WriteTotals(stats, run);
        foreach (var metric in Metric.LlMeter)
        {
            WriteMetric(stats, metric.Name, run.Of(metric), options.Percentiles);
        }

        WriteRates(stats, run, description.EndTime);
        if (description.Interrupted)
        {
            stats.Set("interrupted", true);
        }

        WriteOurs(stats, run, options);
        return stats;
    }

    /// <summary>The four rates: sent per minute over the send window, received from the first sending to <paramref name="end"/>.</summary>
    private static void WriteRates(StatsDocument stats, RunStatistics run, DateTimeOffset? end)
    {
        if (run.LastSent > run.FirstSent)
        {
            var window = (run.LastSent - run.FirstSent).Value.TotalSeconds;
            stats.Set("requests_per_minute", run.Requests * 60 / window);
            stats.Set("average_input_tokens_per_minute", run.Of(Metric.InputTokens).Sum * 60 / window);
        }

        if (end > run.FirstSent)
        {
            var window = (end - run.FirstSent).Value.TotalSeconds;
            stats.Set("average_output_tokens_per_minute", run.Of(Metric.OutputTokens).Sum * 60 / window);
            stats.Set("output_tps", run.Of(Metric.OutputTokens).Sum / window);
        }
    }

    private static void WriteTotals(StatsDocument stats, RunStatistics run)
    {
        stats.Set("failed_requests", run.FailedRequests);
        stats.Set("failed_requests_rate", run.Requests == 0 ? 0d : (double)run.FailedRequests / run.Requests);
        stats.Set("total_input_tokens", (long)run.Of(Metric.InputTokens).Sum);
        stats.Set("total_output_tokens", (long)run.Of(Metric.OutputTokens).Sum);
        stats.Set("total_cached_input_tokens", (long)run.Of(Metric.CachedInputTokens).Sum);
        stats.Set("total_reasoning_output_tokens", run.ReasoningTokens);
    }

    private static void WriteMetric(StatsDocument stats, string name, IDistribution values, IReadOnlyList<decimal> percentiles)
    {
        if (values.Count == 0)
        {
            return;
        }

        stats.Set($"{name}-average", values.Mean);
        foreach (var percentile in percentiles)
        {
            stats.Set($"{name}-{Percentile.Name(percentile)}", Percentile.Of(values, percentile));
        }
    }

    private static void WriteOurs(StatsDocument stats, RunStatistics run, StatsOptions options)
    {
        var ours = run.WasLate ? Metric.Ours.Concat(Metric.FromSchedule) : Metric.Ours;
        foreach (var metric in ours)
        {
            WriteMetric(stats, metric.Name, run.Of(metric), options.Percentiles);
        }

        run.Gaps.Write(stats, options.Percentiles);
        foreach (var metric in Metric.LlMeter.Concat(ours).Where(metric => metric.HasInterval))
        {
            WriteTail(stats, metric.Name, run.Of(metric), options.Percentiles);
        }

        foreach (var group in run.Failures)
        {
            stats.Set($"failed_requests-{group.Name}", group.Count);
        }

        if (run.MeasuredRequests > 0)
        {
            stats.Set("total_retries", run.Retries);
            stats.Set("requests_with_estimated_input_tokens", run.InputEstimates);
            stats.Set("requests_with_estimated_output_tokens", run.OutputEstimates);
            stats.Set("events_per_read", (double)run.Events / run.Reads);
        }

        WriteExtremes(stats, "time_to_first_token_error", run.FirstTokenErrors);
        WriteExtremes(stats, "event_lag", run.EventLags);
        WriteExtremes(stats, "server_receive_delay", run.ReceiveDelays);
        if ((options.Health ?? run.Health) is { } health)
        {
            HealthStats.Write(stats, health);
        }

        stats.Set("statistics_method", run.LowMemory ? "histogram (at most 0.1% error)" : "exact");
    }

    /// <summary>The maximum, and confidence bounds of every percentile; where there are too few samples, how many it takes.</summary>
    private static void WriteTail(StatsDocument stats, string name, IDistribution values, IReadOnlyList<decimal> percentiles)
    {
        if (values.Count == 0)
        {
            return;
        }

        stats.Set($"{name}-max", values.Max);
        foreach (var percentile in percentiles)
        {
            var key = $"{name}-{Percentile.Name(percentile)}-ci95";
            if (ConfidenceInterval.OfPercentile(percentile, values.Count) is { } interval)
            {
                stats.Set($"{key}-low", values.OrderStatistic(interval.Lower));
                stats.Set($"{key}-high", values.OrderStatistic(interval.Upper));
            }
            else
            {
                stats.Set($"{key}-needs", ConfidenceInterval.SamplesNeeded(percentile));
            }
        }
    }

    private static void WriteExtremes(StatsDocument stats, string name, IDistribution values)
    {
        stats.Set($"{name}-p50", Percentile.Of(values, 50));
        stats.Set($"{name}-p99", Percentile.Of(values, 99));
        stats.Set($"{name}-max", values.Max);
    }
}
