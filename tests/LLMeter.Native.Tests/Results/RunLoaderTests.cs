using LLMeter.Native.Measurement;
using LLMeter.Native.Results;
using LLMeter.Native.Results.Loading;
using LLMeter.Native.Tests.Statistics;

namespace LLMeter.Native.Tests.Results;

public sealed class RunLoaderTests
{
    [Fact]
    public void A_run_that_LLMeter_wrote_is_loaded()
    {
        var run = RunLoader.Load(Sample.LlMeterRun);
        var requests = run.Requests().ToList();
        Assert.Equal(12, requests.Count);
        Assert.Empty(run.Notices);
        Assert.Equal((12, 3, 4L), (run.Description.TotalRequests, run.Description.Clients, run.Description.RequestsPerClient));
        Assert.Equal("sample-model", run.Description.ModelId);
        Assert.Equal(1.3278693429997475, run.Description.TotalTestTime);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 6, 22, 26, TimeSpan.Zero), run.Description.EndTime);
        Assert.Equal(new EndpointIdentity("openai", "sample-model", "openai", "OpenAICompletionStreamEndpoint"), run.Config!.Endpoint);
        Assert.Equal(600, run.Config.Timeout);
        Assert.Equal("Question number 1: what is 1+1?", requests[0].InputPrompt);
        Assert.Equal(0.34589213000026575, requests[0].Figures.TimeToFirstToken);
        Assert.Equal((6, 20), (requests[0].Figures.InputTokens, requests[0].Figures.OutputTokens));
        Assert.Null(requests[0].Measurement);
    }

    [Fact]
    public void What_was_recorded_is_loaded()
    {
        using var output = new TemporaryFolder();
        var exchanges = SavedRun.Exchanges();
        var run = RunLoader.Load(SavedRun.Write(output, exchanges).Path);
        var requests = run.Requests().ToList();
        Assert.Equal(exchanges.Select(Some.FiguresOf), requests.Select(request => request.Figures));
        Assert.Equal(["Hällo", "Hällo", null, "Hällo", "longer"], requests.Select(request => request.ResponseText));
        Assert.Equal(Some.Wall.At(Some.At(3000)), requests[3].RequestTime);
        Assert.Equal(FailureKind.Throttled, requests[2].Figures.FailureKind);
        Assert.Equal(429, requests[2].Measurement!.Status);
        Assert.Equal(4, requests[3].Measurement!.GapsNs.Length);
        Assert.Equal([0, 1, 0, 1, 0], requests.Select(request => request.Measurement!.Client));
    }

    [Fact]
    public void An_interrupted_run_without_a_summary_is_recovered_from_its_requests()
    {
        using var output = new TemporaryFolder();
        var folder = SavedRun.Write(output, SavedRun.Exchanges());
        RunConfigFile.Write(folder, new RunConfig { Clients = 2, RequestsPerClient = 50, RunName = "nightly" }, json =>
        {
            json.WriteStartObject();
            json.WriteString("endpoint_name", "some endpoint");
            json.WriteString("model_id", "some-model");
            json.WriteEndObject();
        });

        var run = RunLoader.Load(folder.Path);
        Assert.True(run.Description.Interrupted);
        Assert.Equal((5, 2, 50L), (run.Description.TotalRequests, run.Description.Clients, run.Description.RequestsPerClient));
        Assert.Equal(("nightly", "some-model", "some endpoint"), (run.Description.RunName, run.Description.ModelId, run.Description.EndpointName));
        Assert.Equal(Some.Wall.Utc, run.Description.FirstRequestTime);
        Assert.Equal(Some.Wall.Utc.AddSeconds(4), run.Description.LastRequestTime);
        Assert.Equal(Some.Wall.Utc.AddSeconds(4.18), run.Description.EndTime); // The last answer's last token.
        Assert.Contains(run.Notices, notice => notice.File == RunFolder.SummaryName);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(200)]
    public void A_half_written_last_line_is_left_out_and_told(int bytes)
    {
        using var output = new TemporaryFolder();
        var folder = SavedRun.Write(output, SavedRun.Exchanges());
        var whole = File.ReadAllBytes(folder.Responses);
        File.WriteAllBytes(folder.Responses, [.. whole, .. whole.AsSpan(0, bytes)]);
        var run = RunLoader.Load(folder.Path);
        Assert.Equal(5, run.Requests().Count());
        Assert.Contains(run.Notices, notice => notice is { File: RunFolder.ResponsesName, Line: 6 } && notice.Message.Contains("half-written", StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_line_is_skipped_and_told_with_its_number_and_the_others_keep_their_details()
    {
        using var output = new TemporaryFolder();
        var folder = SavedRun.Write(output, SavedRun.Exchanges());
        var lines = File.ReadAllLines(folder.Responses);
        lines[1] = """{"response_text": "x", "time_to_first_token": "soon"}""";
        File.WriteAllLines(folder.Responses, lines);
        var run = RunLoader.Load(folder.Path);
        var requests = run.Requests().ToList();
        Assert.Equal([0L, 2, 3, 4], requests.Select(request => request.Measurement!.Number));
        Assert.StartsWith("responses.jsonl:2: ", run.Notices.Single(notice => notice.Line > 0).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_line_without_its_newline_counts_where_it_is_whole()
    {
        using var output = new TemporaryFolder();
        var folder = SavedRun.Write(output, SavedRun.Exchanges());
        File.WriteAllBytes(folder.Responses, File.ReadAllBytes(folder.Responses)[..^1]);
        Assert.Equal(5, RunLoader.Load(folder.Path).Requests().Count());
    }

    [Fact]
    public void Measurements_that_end_early_are_told_and_the_requests_stay()
    {
        using var output = new TemporaryFolder();
        var folder = SavedRun.Write(output, SavedRun.Exchanges());
        File.WriteAllLines(folder.Measurements, File.ReadAllLines(folder.Measurements).Take(3));
        var run = RunLoader.Load(folder.Path);
        var requests = run.Requests().ToList();
        Assert.Equal([true, true, true, false, false], requests.Select(request => request.Measurement is not null));
        Assert.Single(run.Notices, notice => notice.File == RunFolder.MeasurementsName);
    }

    [Fact]
    public void Measurements_of_other_requests_are_not_mixed_in()
    {
        using var output = new TemporaryFolder();
        var folder = SavedRun.Write(output, SavedRun.Exchanges());
        File.WriteAllLines(folder.Measurements, File.ReadAllLines(folder.Measurements).Skip(1));
        var run = RunLoader.Load(folder.Path);
        Assert.All(run.Requests(), request => Assert.Null(request.Measurement));
        Assert.Single(run.Notices, notice => notice.File == RunFolder.MeasurementsName);
    }

    [Fact]
    public void Windows_line_ends_a_byte_order_mark_and_blank_lines_are_read()
    {
        using var output = new TemporaryFolder();
        var folder = SavedRun.Write(output, SavedRun.Exchanges());
        File.WriteAllBytes(folder.Responses, [.. "\uFEFF"u8, .. File.ReadAllBytes(folder.Responses), .. "\r\n\n"u8]);
        var run = RunLoader.Load(folder.Path);
        Assert.Equal(5, run.Requests().Count());
        Assert.DoesNotContain(run.Notices, notice => notice.Line > 0);
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(65_536)]
    [InlineData(3_000_000)]
    public void A_line_may_be_longer_than_any_buffer(int length)
    {
        using var output = new TemporaryFolder();
        var exchanges = SavedRun.Exchanges();
        exchanges[1] = Some.Answer(1, 1000, text: new string('ä', length / 2));
        var requests = RunLoader.Load(SavedRun.Write(output, exchanges).Path).Requests().ToList();
        Assert.Equal(exchanges[1].Tally.Text.Decode(), requests[1].ResponseText);
        Assert.Equal("longer", requests[4].ResponseText);
    }

    [Fact]
    public void A_prompt_that_is_an_object_is_kept_as_its_json()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        File.WriteAllText(folder.Responses, """{"response_text": null, "input_prompt": {"a": [1, 2]}, "num_tokens_input": 6.0, "request_time": "2026-11-22T06:22:25+01:00"}""" + "\n");
        var request = Assert.Single(RunLoader.Load(folder.Path).Requests());
        Assert.Equal("""{"a": [1, 2]}""", request.InputPrompt);
        Assert.Equal(6, request.Figures.InputTokens);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 5, 22, 25, TimeSpan.Zero), request.RequestTime);
    }

    [Fact]
    public void A_summary_that_tells_of_more_requests_than_there_are_is_told()
    {
        using var output = new TemporaryFolder();
        var folder = SavedRun.Write(output, SavedRun.Exchanges());
        SummaryFile.Write(folder, Some.Plan with { TotalRequests = 6 });
        var run = RunLoader.Load(folder.Path);
        Assert.Equal(5, run.Requests().Count());
        Assert.Contains("5", Assert.Single(run.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_summary_is_told_and_the_run_recovered()
    {
        using var output = new TemporaryFolder();
        var folder = SavedRun.Write(output, SavedRun.Exchanges());
        File.WriteAllText(folder.Summary, """{"total_requests": 5, """);
        var run = RunLoader.Load(folder.Path);
        Assert.Equal(5, run.Description.TotalRequests);
        Assert.Contains(run.Notices, notice => notice.Message.Contains("not a", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_missing_or_holds_no_run_is_refused_with_a_remedy()
    {
        using var output = new TemporaryFolder();
        Assert.Contains("OUTPUT/RUN_NAME", Assert.Throws<ResultsException>(() => RunLoader.Load(output.File("nowhere"))).Message, StringComparison.Ordinal);
        Assert.Contains("OUTPUT/RUN_NAME", Assert.Throws<ResultsException>(() => RunLoader.Load(output.Path)).Message, StringComparison.Ordinal);
    }
}
