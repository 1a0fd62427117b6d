using System.Text.Json.Nodes;
using LLMeter.Native.Cli;
using LLMeter.Native.Tests.Results;

namespace LLMeter.Native.Tests.Cli;

/// <summary>What a command line came to.</summary>
internal sealed record Typed(int ExitCode, string Output, string Error)
{
    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    public static async Task<Typed> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLineProgram.RunAsync(arguments, output, error);
        return new Typed(code, output.ToString(), error.ToString());
    }

    /// <summary>A streamed run against a server, without progress.</summary>
    public static Task<Typed> StreamAsync(string baseUrl, params string[] arguments) =>
        RunAsync(["run", "openai-chat-stream", "--base-url", baseUrl, "--model", "some-model", "--no-progress", .. arguments]);

    /// <summary>The one run folder below an output folder.</summary>
    public static string RunFolder(TemporaryFolder output) => Assert.Single(Directory.GetDirectories(output.Path));

    public static JsonObject File(string folder, string name) => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(folder, name)))!.AsObject();

    public static JsonObject[] Lines(string folder, string name) => [.. System.IO.File.ReadAllLines(Path.Combine(folder, name)).Select(line => JsonNode.Parse(line)!.AsObject())];
}
