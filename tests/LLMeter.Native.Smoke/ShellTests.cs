using System.Diagnostics;

namespace LLMeter.Native.Smoke;

/// <summary>What the shell around the binary can do to it.</summary>
public sealed class ShellTests
{
    [Theory]
    [InlineData("run openai-chat-stream --simulate --prompt hi")]
    [InlineData("run openai-chat-stream --simulate --prompt hi --json")]
    [InlineData("--help")]
    public async Task Results_that_cannot_be_printed_are_one_line_and_exit_code_1(string arguments)
    {
        var outcome = (await Shell($"exec \"$0\" {arguments} > /dev/full")).MustEndWith(1);
        Assert.Contains("cannot write the results to standard output", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_that_cannot_be_printed_does_not_end_the_run()
    {
        var outcome = (await Shell("exec \"$0\" run openai-chat-stream --simulate --prompt hi --requests 2 2> /dev/full")).MustEndWith(0);
        Assert.Contains("2 requests", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_clients_than_the_shell_allows_open_files_are_refused_before_anything_is_sent()
    {
        var outcome = (await Shell("ulimit -n 100; exec \"$0\" run openai-chat-stream --simulate --prompt hi --clients 90")).MustEndWith(2);
        Assert.Contains("--clients 90 needs", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("ulimit -n", outcome.Error, StringComparison.Ordinal);
    }

    private static async Task<Outcome> Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", script, Binary.Path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = shell.StandardOutput.ReadToEndAsync();
        var error = shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return new Outcome(shell.ExitCode, await output, await error);
    }
}
