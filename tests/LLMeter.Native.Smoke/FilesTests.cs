using System.Text.Json;

namespace LLMeter.Native.Smoke;

/// <summary>The files of a run, and reading them back.</summary>
public sealed class FilesTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    /// <summary>LLMeter's loader refuses any other field.</summary>
    private static readonly string[] ResponseFields =
    [
        "error", "id", "input_payload", "input_prompt", "num_tokens_input", "num_tokens_input_cached", "num_tokens_output", "num_tokens_output_reasoning",
        "request_time", "response_text", "retries", "time_per_output_token", "time_to_first_token", "time_to_last_token",
    ];

    private static readonly string[] SummaryFields =
    [
        "clients", "end_time", "endpoint_name", "first_request_time", "last_request_time", "model_id", "n_requests", "output_path",
        "provider", "run_description", "run_name", "start_time", "total_requests", "total_test_time",
    ];

    private static readonly string[] Files =
        ["measurements.jsonl", "payload.jsonl", "plan.json", "responses.jsonl", "run_config.json", "stats.json", "summary.json", "timeline.jsonl"];

    [Fact]
    public async Task A_run_writes_its_files_as_LLMeter_reads_them()
    {
        using var scratch = new Scratch();
        await RunInto(scratch);

        Assert.Equal(Files, Directory.EnumerateFiles(scratch["one"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var responses = await Lines(scratch["one/responses.jsonl"]);
        Assert.Equal(6, responses.Count);
        Assert.All(responses, response =>
        {
            Assert.Equal(ResponseFields, Names(response));
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", response.GetProperty("request_time").GetString());
            Assert.NotEqual("", response.GetProperty("response_text").GetString());
            Assert.True(response.GetProperty("input_payload").GetProperty("stream").GetBoolean());
        });
        Assert.Equal(6, (await Lines(scratch["one/measurements.jsonl"])).Count);
        Assert.Single(await Lines(scratch["one/payload.jsonl"]));
        Assert.NotEmpty(await Lines(scratch["one/timeline.jsonl"]));
        Assert.Equal(SummaryFields, Names(await Json(scratch["one/summary.json"])));
        var endpoint = (await Json(scratch["one/run_config.json"])).GetProperty("endpoint");
        Assert.Equal("OpenAICompletionStreamEndpoint", endpoint.GetProperty("endpoint_type").GetString());
    }

    [Fact]
    public async Task A_saved_run_shows_what_the_run_said()
    {
        using var scratch = new Scratch();
        var said = (await RunInto(scratch)).Json;
        var shown = (await Llmeter.RunAsync("show", scratch["one"], "--json")).MustEndWith(0).Json;
        var kept = await Json(scratch["one/stats.json"]);
        foreach (var name in said.EnumerateObject().Select(property => property.Name).Where(name => name.StartsWith("time_to_", StringComparison.Ordinal) || name.StartsWith("total_", StringComparison.Ordinal)))
        {
            Assert.Equal(said.GetProperty(name).ToString(), kept.GetProperty(name).ToString());
            Assert.Equal(said.GetProperty(name).ToString(), shown.GetProperty(name).ToString());
        }
    }

    [Fact]
    public async Task A_folder_that_exists_is_left_alone()
    {
        using var scratch = new Scratch();
        await RunInto(scratch);
        var first = await File.ReadAllTextAsync(scratch["one/responses.jsonl"]);
        await RunInto(scratch);
        Assert.Equal(2, Directory.EnumerateDirectories(scratch.Path).Count());
        Assert.Equal(first, await File.ReadAllTextAsync(scratch["one/responses.jsonl"]));
    }

    [Fact]
    public async Task A_run_cut_off_in_the_middle_of_a_line_is_shown_with_its_whole_lines()
    {
        using var scratch = new Scratch();
        await RunInto(scratch);
        File.Delete(scratch["one/summary.json"]);
        File.Delete(scratch["one/stats.json"]);
        var responses = await File.ReadAllTextAsync(scratch["one/responses.jsonl"]);
        await File.WriteAllTextAsync(scratch["one/responses.jsonl"], responses[..^40]);

        var shown = (await Llmeter.RunAsync("show", scratch["one"], "--json")).MustEndWith(0);
        Assert.Equal(5, shown.Json.GetProperty("total_requests").GetInt32());
        Assert.NotEmpty(shown.Error);
    }

    [Fact]
    public async Task A_run_of_LLMeter_s_own_comes_to_the_statistics_that_LLMeter_wrote()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Samples", "llmeter-python-run");
        var shown = (await Llmeter.RunAsync("show", folder, "--json")).MustEndWith(0).Json;
        var theirs = await Json(Path.Combine(folder, "stats.json"));
        var compared = theirs.EnumerateObject().Where(stat => stat.Name.Contains('-', StringComparison.Ordinal) || stat.Name.StartsWith("total_", StringComparison.Ordinal)).ToArray();
        Assert.Equal(24, compared.Length); // 5 metrics of 4 figures each, and 4 totals.
        Assert.All(compared, stat => Assert.Equal(stat.Value.GetDouble(), shown.GetProperty(stat.Name).GetDouble(), 1e-12));
    }

    [Fact]
    public async Task Any_percentile_can_be_asked_for()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Samples", "llmeter-python-run");
        var shown = (await Llmeter.RunAsync("show", folder, "--percentiles", "50,99.9", "--json")).MustEndWith(0).Json;
        Assert.True(shown.TryGetProperty("time_to_first_token-p50", out _));
        Assert.True(shown.TryGetProperty("time_to_first_token-p99.9", out _));
    }

    private async Task<Outcome> RunInto(Scratch scratch) => (await Llmeter.RunAsync(simulator.Run(
        "openai-chat-stream", "--prompt", "hello", "--clients", "2", "--requests", "3", "--output", scratch.Path, "--run-name", "one", "--json"))).MustEndWith(0);

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];

    private static async Task<JsonElement> Json(string path) => JsonDocument.Parse(await File.ReadAllTextAsync(path)).RootElement;

    private static async Task<List<JsonElement>> Lines(string path) => [.. (await File.ReadAllLinesAsync(path)).Select(line => JsonDocument.Parse(line).RootElement)];
}
