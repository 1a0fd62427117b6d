using System.Diagnostics;

namespace LLMeter.Native.Smoke;

/// <summary>The binary as a child process.</summary>
internal sealed class Llmeter : IDisposable
{
    /// <summary>When a call that should have ended is given up: far beyond what any of them takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _error;

    private Llmeter(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Variables that a developer's shell may have set and that would change what the binary does are taken away.</summary>
    private static readonly string[] Withheld = ["OPENAI_API_KEY", "LLMETER_DISABLE_ALL_PROGRESS_BARS", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"];

    public static Llmeter Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        // A test run started in the background inherits "ignore SIGINT"; env gives the binary the default again. The process id stays.
        var start = new ProcessStartInfo("env") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["--default-signal=INT", Binary.Path, .. arguments])
        {
            start.ArgumentList.Add(word);
        }

        foreach (var name in Withheld)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new Llmeter(Process.Start(start)!);
    }

    /// <summary>Runs the binary to its end.</summary>
    public static Task<Outcome> RunAsync(params string[] arguments) => RunAsync(arguments, "");

    public static async Task<Outcome> RunAsync(string[] arguments, string input, params (string Name, string Value)[] environment)
    {
        using var running = Start(arguments, environment);
        await running._process.StandardInput.WriteAsync(input);
        running._process.StandardInput.Close();
        return await running.EndAsync();
    }

    /// <summary>The next line of standard output.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    public void Signal(int signal) => Assert.Equal(0, Signals.Send(_process.Id, signal));

    /// <summary>Waits for the end and says what was printed (after the lines already read).</summary>
    public async Task<Outcome> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        var error = await _error.WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return new Outcome(_process.ExitCode, output, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
