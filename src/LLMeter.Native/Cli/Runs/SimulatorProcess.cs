using System.Diagnostics;
using LLMeter.Native.Transport;

namespace LLMeter.Native.Cli;

/// <summary>A simulator that lives as long as one run: this program once more, as a child process, so that the two share no thread.</summary>
internal sealed class SimulatorProcess : IDisposable
{
    private readonly Process _process;

    private SimulatorProcess(Process process, string baseUrl)
    {
        _process = process;
        BaseUrl = baseUrl;
    }

    /// <summary>Where it serves.</summary>
    public string BaseUrl { get; }

    /// <summary>Starts one and waits until it serves.</summary>
    /// <param name="options">The simulator's options, as one text.</param>
    /// <exception cref="UsageException">It did not start; its own words say why.</exception>
    public static async Task<SimulatorProcess> StartAsync(string options, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[.. HostArguments(), SimulateCommand.Name, SimulateCommand.UntilStdinCloses, .. Words.Split(options)])
        {
            start.ArgumentList.Add(word);
        }

        EventThreads.KeepFrom(start.Environment); // A simulator of its own has its own ways with sockets, and measures must not differ by how it was started.
        var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync(cancel);
        var url = await process.StandardOutput.ReadLineAsync(cancel);
        if (url is null)
        {
            await process.WaitForExitAsync(cancel);
            var said = (await complaint).Split('\n')[0].Replace("llmeter: ", "", StringComparison.Ordinal);
            process.Dispose();
            throw new UsageException($"--simulate: the simulator did not start: {said}");
        }

        return new SimulatorProcess(process, url);
    }

    public void Dispose()
    {
        _process.StandardInput.Close(); // It ends when its input does, also where this process was killed.
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    /// <summary>What comes before our own arguments where the program is run by the dotnet host instead of being its own binary.</summary>
    private static string[] HostArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "llmeter.dll")] : [];
}
