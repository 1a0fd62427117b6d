using System.CommandLine;
using LLMeter.Native.Reports;
using LLMeter.Native.Results.Loading;
using LLMeter.Native.Statistics;

namespace LLMeter.Native.Cli;

/// <summary><c>llmeter show PATH</c>: a saved run's statistics, computed anew from its requests.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "Folder of a run: ours, LLMeter's, or what an interrupted run left" };
        var options = new ReportOptions();
        var lowMemory = OptionText.Switch("--low-memory", "Compute by histograms (at most 0.1% error): for runs of many millions of requests");
        var command = new Command("show", "Print the statistics of a saved run, computed anew from its requests.") { path };
        foreach (var option in (Option[])[.. options.Options, lowMemory])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            Show(parsed.GetRequiredValue(path), options.Percentiles(parsed), parsed.GetValue(lowMemory), options.IsJson(parsed), parsed.InvocationConfiguration);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Show(string path, IReadOnlyList<decimal> percentiles, bool lowMemory, bool asJson, InvocationConfiguration streams)
    {
        var run = RunLoader.Load(path);
        var statistics = new RunStatistics(lowMemory: lowMemory);
        var stats = SavedRunStats.Compute(run, statistics, new StatsOptions { Percentiles = percentiles });
        if (asJson)
        {
            foreach (var notice in run.Notices)
            {
                streams.Error.Write($"llmeter: {notice}\n");
            }

            JsonReport.Write(streams.Output, stats);
            return;
        }

        var source = new ReportSource(stats)
        {
            Failures = statistics.Failures,
            Percentiles = percentiles,
            Folder = run.Folder.Path,
            Notices = [.. run.Notices.Select(notice => notice.ToString())],
        };
        TextReport.Write(streams.Output, source, Terminal.StyleOfOutput());
    }
}
