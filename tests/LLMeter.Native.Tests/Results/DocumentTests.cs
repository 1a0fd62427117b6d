using System.Text.Json;
using System.Text.Json.Nodes;
using LLMeter.Native.Results;
using LLMeter.Native.Tests.Statistics;

namespace LLMeter.Native.Tests.Results;

public sealed class DocumentTests
{
    private static readonly RunDescription Ended = Some.Plan with
    {
        TotalRequests = 4,
        TotalTestTime = 1.5,
        OutputPath = "outputs/größer",
        EndpointName = "openai",
        Description = "quotes \" and 世界",
        StartTime = Some.Wall.Utc,
        FirstRequestTime = Some.Wall.Utc.AddMicroseconds(1234),
        LastRequestTime = Some.Wall.Utc.AddSeconds(1),
        EndTime = Some.Wall.Utc.AddSeconds(1.5),
    };

    [Fact]
    public void A_summary_has_LLMeters_fields_in_its_order_and_no_other()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        SummaryFile.Write(folder, Ended with { Interrupted = true });
        Assert.Equal(KeysOf(Path.Combine(Sample.LlMeterRun, RunFolder.SummaryName)), KeysOf(folder.Summary));
    }

    [Fact]
    public void A_summary_is_read_as_it_was_written()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        SummaryFile.Write(folder, Ended);
        Assert.Equal(Ended, SummaryFile.Read(folder.Summary));
        Assert.Contains("\"first_request_time\": \"2026-11-22T06:30:00.001234Z\"", File.ReadAllText(folder.Summary), StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_has_LLMeters_keys_in_its_order_and_no_other()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        RunConfigFile.Write(folder, new RunConfig { Clients = 3 }, json =>
        {
            json.WriteStartObject();
            json.WriteEndObject();
        });
        Assert.Equal(KeysOf(Path.Combine(Sample.LlMeterRun, RunFolder.RunConfigName)), KeysOf(folder.RunConfig));
    }

    [Theory]
    [InlineData(5L, null, "5", "null")]
    [InlineData(null, 60.5, "0", "60.5")] // As LLMeter: a run bound by time has 0 requests until it knows better.
    public void A_configuration_is_read_as_it_was_written(long? requests, double? duration, string savedRequests, string savedDuration)
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        var config = new RunConfig
        {
            OutputPath = output.Path,
            Clients = 3,
            RequestsPerClient = requests,
            Duration = duration,
            Payload = folder.Payload,
            RunName = "run",
            Description = "why",
            Timeout = 2.5,
            LowMemory = true,
        };
        RunConfigFile.Write(folder, config, json =>
        {
            json.WriteStartObject();
            json.WriteString("endpoint_name", "openai");
            json.WriteString("model_id", "some-model");
            json.WriteString("provider", "openai");
            json.WriteString("endpoint_type", "OpenAICompletionEndpoint");
            json.WriteEndObject();
        });
        Assert.Equal(config with { Endpoint = new EndpointIdentity("openai", "some-model", "openai", "OpenAICompletionEndpoint") }, RunConfigFile.Read(folder.RunConfig));
        using var saved = JsonDocument.Parse(File.ReadAllBytes(folder.RunConfig));
        Assert.Equal(savedRequests, saved.RootElement.GetProperty("n_requests").GetRawText());
        Assert.Equal(savedDuration, saved.RootElement.GetProperty("run_duration").GetRawText());
        Assert.Equal("""{"tokenizer_module":"llmeter"}""", JsonNode.Parse(saved.RootElement.GetProperty("tokenizer").GetRawText())!.ToJsonString());
    }

    [Fact]
    public void Statistics_are_read_as_they_were_written_in_order()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        var stats = new StatsDocument().Set("zulu", 0.1 + 0.2).Set("alpha", 3L).Set("text", "größer").Set("nothing", (string?)null).Set("yes", true);
        stats.Set("infinite", double.PositiveInfinity).Set("missing", (double?)null);
        StatsFile.Write(folder, stats);
        Assert.Equal(["zulu", "alpha", "text", "nothing", "yes"], KeysOf(folder.Stats));
        Assert.Equal(stats, StatsFile.Read(folder.Stats));
    }

    [Fact]
    public void A_replaced_file_leaves_no_draft_behind()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        StatsFile.Write(folder, new StatsDocument().Set("a", 1L));
        StatsFile.Write(folder, new StatsDocument().Set("b", 2L));
        Assert.Equal(["b"], KeysOf(folder.Stats));
        Assert.Equal([RunFolder.ResponsesName, RunFolder.StatsName], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        StatsFile.Write(folder, new StatsDocument().Set("a", 1L));
        Assert.Throws<InvalidTimeZoneException>(() => JsonFile.Replace(folder.Stats, _ => throw new InvalidTimeZoneException()));
        Assert.Equal(["a"], KeysOf(folder.Stats));
    }

    [Fact]
    public void Payloads_are_one_line_each_with_their_markers_untouched()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        const string Marked = """{"image":{"__llmeter_bytes__":"/9j/4A=="},"temperature":1.10}""";
        PayloadFile.Write(folder, [JsonNode.Parse(Marked)!.AsObject(), JsonNode.Parse("{\n  \"a\": \"ü\\n\"\n}")!.AsObject()]);
        Assert.Equal([Marked, """{"a":"ü\n"}"""], File.ReadAllLines(folder.Payload));
    }

    private static List<string> KeysOf(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.EnumerateObject().Select(field => field.Name)];
    }
}
