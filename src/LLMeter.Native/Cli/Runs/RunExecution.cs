using System.CommandLine;
using LLMeter.Native.Load;
using LLMeter.Native.Measurement;
using LLMeter.Native.Plans;
using LLMeter.Native.Prompts.Tokenizers;
using LLMeter.Native.Reports;
using LLMeter.Native.Results;
using LLMeter.Native.Statistics;

namespace LLMeter.Native.Cli;

/// <summary>Carries out a run that is set up: measure, write, report, and say how it went by the exit code.</summary>
internal sealed class RunExecution(RunSetup setup, InvocationConfiguration streams)
{
    /// <returns>The exit code.</returns>
    /// <remarks>(1) the run's folder, (2) connections, (3) the measurement, (4) what it came to, in files and on stdout.</remarks>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var plan = setup.Plan;

        // (1)
        var folder = plan.Output is { } output ? RunFiles.Prepare(setup, output, plan.RunName ?? RunName.Default(WallClock.Read().Local)) : null;
        using var session = new RunSession(plan, setup.Endpoint, setup.Signer, setup.Prepared, WhitespaceTokenizer.Instance);

        // (2)
        using var view = ProgressViews.For(setup, streams.Error);
        await session.PrepareAsync(view, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // (3)
        var clock = WallClock.Read();
        using var files = folder is null ? null : RunFiles.Open(folder, clock);
        var statistics = new RunStatistics(clock, plan.LowMemory);
        using var notice = stop.UnsafeRegister(static said => ((IProgressView)said!).Say("llmeter: stopping; what was measured is kept (once more ends at once)"), view);
        var outcome = await session.RunAsync(clock, [statistics, .. files?.Observers ?? [], view], stop);
        view.Dispose();

        // (4)
        var description = statistics.Describe(Planned(folder, clock), clock.At(outcome.Start), clock.At(outcome.End), outcome.Interrupted);
        var stats = statistics.Compute(description, new StatsOptions { Percentiles = setup.Percentiles, Health = outcome.Health });
        AddWhatRan(stats, outcome);
        var trouble = Save(files, description, stats, outcome);
        Report(statistics, stats, folder, trouble);
        if (trouble is not null)
        {
            await streams.Error.WriteAsync(UserErrors.Includes(trouble) ? $"llmeter: {trouble.Message}\n" : $"llmeter: an internal error ended the run early: {trouble}\n");
        }

        return ExitCode(statistics, outcome, trouble);
    }

    private RunDescription Planned(RunFolder? folder, WallClock clock) => new()
    {
        Clients = setup.Plan.Clients,
        RequestsPerClient = setup.Plan.IsTimeBound ? null : setup.Plan.RequestsPerClient ?? setup.Payloads.Count,
        ModelId = setup.Endpoint.Model,
        OutputPath = folder?.Path,
        EndpointName = setup.Endpoint.Descriptor.EndpointName,
        Provider = setup.Endpoint.Descriptor.Provider,
        RunName = folder?.Name ?? setup.Plan.RunName ?? RunName.Default(clock.Local),
        Description = setup.Plan.Description,
    };

    /// <summary>What a report says of the run beyond LLMeter's fields.</summary>
    private void AddWhatRan(StatsDocument stats, RunOutcome outcome)
    {
        stats.Set("endpoint", setup.Endpoint.Descriptor.Name);
        stats.Set("address", setup.Endpoint.Address.GetLeftPart(UriPartial.Authority));
        stats.Set("simulated", setup.IsSimulated);
        stats.Set("payloads", setup.Payloads.Count);
        stats.Set("run_duration", setup.Plan.Duration?.TotalSeconds);
        stats.Set("drain_time", setup.Plan.IsTimeBound ? outcome.Drain.TotalSeconds : null);
        stats.Set("llmeter_version", ProductVersion.Text);
    }

    /// <summary>Writes the run's end; a full disk must not cost the report on the screen.</summary>
    private static Exception? Save(RunFiles? files, RunDescription description, StatsDocument stats, RunOutcome outcome)
    {
        try
        {
            files?.Complete(description, stats);
            return outcome.Fault;
        }
        catch (ResultsException trouble)
        {
            return outcome.Fault ?? trouble;
        }
    }

    private void Report(RunStatistics statistics, StatsDocument stats, RunFolder? folder, Exception? trouble)
    {
        if (setup.IsJson)
        {
            JsonReport.Write(streams.Output, stats);
            return;
        }

        TextReport.Write(
            streams.Output,
            new ReportSource(stats)
            {
                Failures = statistics.Failures,
                Percentiles = setup.Percentiles,
                Folder = folder?.Path,
                Notices = trouble is null ? [] : [$"The run was stopped before its end: {trouble.Message}"],
            },
            Terminal.StyleOfOutput());
    }

    private int ExitCode(RunStatistics statistics, RunOutcome outcome, Exception? trouble)
    {
        if (outcome.Interrupted)
        {
            return ExitCodes.Interrupted;
        }

        return trouble is not null || setup.Plan.IsFailure(statistics.Requests, statistics.FailedRequests) ? ExitCodes.RunFailed
            : setup.Plan.RequireTrustworthy && outcome.Health.Concern is not null ? ExitCodes.NotTrustworthy
            : ExitCodes.Done;
    }
}
