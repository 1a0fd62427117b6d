using System.Text;
using System.Text.Json;
using LLMeter.Native.Measurement;
using LLMeter.Native.Results;
using LLMeter.Native.Results.Recording;
using LLMeter.Native.Tests.Statistics;

namespace LLMeter.Native.Tests.Results;

public sealed class RunRecorderTests
{
    [Fact]
    public void A_response_has_LLMeters_fields_in_its_order_and_no_other()
    {
        var ours = Record(Some.Answer())[0].Response;
        using var theirs = JsonDocument.Parse(File.ReadLines(Path.Combine(Sample.LlMeterRun, RunFolder.ResponsesName)).First());
        Assert.Equal(theirs.RootElement.EnumerateObject().Select(field => field.Name), ours.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public void A_responses_values_are_what_was_measured()
    {
        var response = Record(Some.Answer(number: 3, sent: 1500.25))[0].Response;
        Assert.Equal("Hällo", response.GetProperty("response_text").GetString());
        Assert.Equal("chatcmpl-3", response.GetProperty("id").GetString());
        Assert.Equal("Grüße, 世界", response.GetProperty("input_prompt").GetString());
        Assert.Equal(Encoding.UTF8.GetString(Some.Payload.Body.Span), response.GetProperty("input_payload").GetRawText());
        Assert.Equal("0.1", response.GetProperty("time_to_first_token").GetRawText());
        Assert.Equal("0.18", response.GetProperty("time_to_last_token").GetRawText());
        Assert.Equal(0.02, response.GetProperty("time_per_output_token").GetDouble(), 1e-12);
        Assert.Equal(7, response.GetProperty("num_tokens_input").GetInt64());
        Assert.Equal(5, response.GetProperty("num_tokens_output").GetInt64());
        Assert.Equal(JsonValueKind.Null, response.GetProperty("num_tokens_input_cached").ValueKind);
        Assert.Equal(JsonValueKind.Null, response.GetProperty("error").ValueKind);
        Assert.Equal(0, response.GetProperty("retries").GetInt64());
        Assert.Equal("2026-11-22T06:30:01.500250Z", response.GetProperty("request_time").GetString());
    }

    [Fact]
    public void A_failure_has_an_error_an_id_of_its_own_and_no_text()
    {
        var response = Record(Some.Failed(message: ""))[0].Response;
        Assert.Equal("throttled", response.GetProperty("error").GetString());
        Assert.True(Guid.TryParseExact(response.GetProperty("id").GetString(), "N", out _));
        Assert.Equal(JsonValueKind.Null, response.GetProperty("response_text").ValueKind);
        Assert.Equal(JsonValueKind.Null, response.GetProperty("time_to_last_token").ValueKind);
    }

    [Fact]
    public void A_measurement_tells_every_attempt_and_every_gap()
    {
        var answer = Some.Answer(sent: 1000);
        var refused = Some.Failed(sent: 200).Attempts[0];
        var measurement = Record(answer with { Attempts = [refused, answer.Last] })[0].Measurement;
        var attempts = measurement.GetProperty("attempts");
        Assert.Equal(2, attempts.GetArrayLength());
        Assert.Equal(0.2, attempts[0].GetProperty("sent").GetDouble());
        Assert.Equal("throttled", attempts[0].GetProperty("error_kind").GetString());
        Assert.Equal(2, attempts[0].GetProperty("retry_after").GetDouble());
        Assert.Equal(1, attempts[1].GetProperty("sent").GetDouble());
        Assert.Equal(0.002, attempts[1].GetProperty("connected").GetDouble());
        Assert.Equal(0.09, attempts[1].GetProperty("headers").GetDouble());
        Assert.False(attempts[1].TryGetProperty("tls", out _));
        Assert.Equal("[20000000,20000000,20000000,20000000]", measurement.GetProperty("gaps_ns").GetRawText());
        Assert.Equal("""{"count":4,"p50":0.02,"p90":0.02,"p99":0.02,"max":0.02}""", measurement.GetProperty("gaps").GetRawText());
        Assert.Equal("service", measurement.GetProperty("output_tokens_from").GetString());
        Assert.Equal("stop", measurement.GetProperty("finish_reason").GetString());
        Assert.Equal(0.1, measurement.GetProperty("first_visible").GetDouble());
    }

    [Fact]
    public void Several_tokens_to_an_event_show_in_the_gaps_per_token()
    {
        var measurement = Record(Some.Answer(tokens: 20))[0].Measurement;
        Assert.Equal(4, measurement.GetProperty("tokens_per_event").GetDouble());
        Assert.Equal(0.005, measurement.GetProperty("gaps_per_token").GetProperty("p50").GetDouble());
        Assert.False(Record(Some.Answer(tokens: 5))[0].Measurement.TryGetProperty("gaps_per_token", out _));
    }

    [Theory]
    [InlineData("emoji \U0001F600 and line\u2028separator", "emoji \U0001F600 and line\u2028separator")]
    [InlineData("quote \" backslash \\ newline \n tab \t nul \0", "quote \" backslash \\ newline \n tab \t nul \0")]
    [InlineData("<b>&amp;'</b>", "<b>&amp;'</b>")]
    public void Any_text_survives(string text, string expected) =>
        Assert.Equal(expected, Record(Some.Answer(text: text))[0].Response.GetProperty("response_text").GetString());

    [Fact]
    public void Broken_utf8_becomes_replacement_characters()
    {
        var answer = Some.Answer(text: "ab");
        answer.Tally.Text.Append([0xE4, 0xB8]);
        Assert.Equal("ab\uFFFD", Record(answer)[0].Response.GetProperty("response_text").GetString());
    }

    [Fact]
    public void Half_a_surrogate_in_a_prompt_does_not_stop_the_run()
    {
        var answer = Some.Answer() with { Payload = Some.Payload with { Prompt = "half \uD83D pair" } };
        Assert.Equal("half \uFFFD pair", Record(answer)[0].Response.GetProperty("input_prompt").GetString());
    }

    [Fact]
    public void Files_are_utf8_without_a_mark_and_lines_end_with_a_newline_alone()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        using (var recorder = new RunRecorder(folder, Some.Wall))
        {
            recorder.OnEnded(Some.Answer(), Some.FiguresOf(Some.Answer()));
        }

        var bytes = File.ReadAllBytes(folder.Responses);
        Assert.Equal((byte)'{', bytes[0]);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.True(bytes.AsSpan().IndexOf("世界"u8) > 0);
    }

    [Fact]
    public void Lines_reach_the_file_at_a_tick_and_none_is_cut()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        using var recorder = new RunRecorder(folder, Some.Wall);
        recorder.OnEnded(Some.Answer(), Some.FiguresOf(Some.Answer()));
        Assert.Equal(0, new FileInfo(folder.Responses).Length);
        recorder.OnTick(Some.Tick(500));
        Assert.Single(ReadLines(folder.Responses));
        Assert.Single(ReadLines(folder.Measurements));
    }

    [Fact]
    public void Many_lines_do_not_wait_for_a_tick()
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        using var recorder = new RunRecorder(folder, Some.Wall);
        for (var i = 0; i < 200; i++)
        {
            recorder.OnEnded(Some.Answer(i), Some.FiguresOf(Some.Answer(i)));
        }

        Assert.NotEmpty(ReadLines(folder.Responses));
        Assert.All(ReadLines(folder.Responses), line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void A_full_disk_is_told_once_with_the_path_and_a_remedy()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // /dev/full is Linux's.
        }

        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        File.Delete(folder.Responses);
        File.CreateSymbolicLink(folder.Responses, "/dev/full");
        using var recorder = new RunRecorder(folder, Some.Wall);
        recorder.OnEnded(Some.Answer(), Some.FiguresOf(Some.Answer()));
        var trouble = Assert.Throws<ResultsException>(recorder.Flush);
        Assert.Contains(folder.Responses, trouble.Message, StringComparison.Ordinal);
        Assert.Contains("space", trouble.Message, StringComparison.Ordinal);
        recorder.Flush(); // Nothing is written after a failure, so nothing fails again.
    }

    [Fact]
    public void Recording_allocates_nothing_per_request()
    {
        using var output = new TemporaryFolder();
        using var recorder = new RunRecorder(RunFolder.Create(output.Path, "run"), Some.Wall);
        var answer = Some.Answer();
        var figures = Some.FiguresOf(answer);
        for (var i = 0; i < 300; i++)
        {
            recorder.OnEnded(answer, figures);
        }

        recorder.Flush();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            recorder.OnEnded(answer, figures);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static List<(JsonElement Response, JsonElement Measurement)> Record(params Exchange[] exchanges)
    {
        using var output = new TemporaryFolder();
        var folder = RunFolder.Create(output.Path, "run");
        using (var recorder = new RunRecorder(folder, Some.Wall))
        {
            foreach (var exchange in exchanges)
            {
                recorder.OnEnded(exchange, Some.FiguresOf(exchange));
            }
        }

        return [.. File.ReadLines(folder.Responses).Zip(File.ReadLines(folder.Measurements), (response, measurement) => (Parse(response), Parse(measurement)))];
    }

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    /// <summary>As another process reads a file that is still being written.</summary>
    private static List<string> ReadLines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
