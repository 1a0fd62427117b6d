using System.Text.Json;

namespace LLMeter.Native.Tests.Simulator.Faults;

/// <summary>Each fault as bytes: 5 tokens, so 5 content events between the role and the finish reason.</summary>
public sealed class FaultsOnTheWireTests : IAsyncLifetime
{
    private RunningSimulator _simulator = null!;

    public async Task InitializeAsync() => _simulator = await RunningSimulator.StartAsync("--pace off --output-tokens 5 --text unicode");

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task Without_a_fault_role_tokens_finish_usage_and_done_come_each_in_a_write_of_its_own()
    {
        var response = await _simulator.AskAsync();
        Assert.True(response.IsWhole);
        Assert.Equal(9, response.Chunks.Count);
        Assert.All(response.Chunks, chunk =>
        {
            Assert.StartsWith("data: ", chunk, StringComparison.Ordinal);
            Assert.EndsWith("\n\n", chunk, StringComparison.Ordinal);
            Assert.Equal(2, chunk.Count(letter => letter == '\n'));
        });
        Assert.Equal("[DONE]", response.Events[^1]);
    }

    [Theory]
    [InlineData(400, "invalid_request_error")]
    [InlineData(429, "requests")]
    [InlineData(500, "server_error")]
    [InlineData(503, "server_error")]
    public async Task A_status_comes_with_the_services_error_body(int status, string type)
    {
        var response = await _simulator.AskWithFaultAsync($"status-{status}");
        Assert.Equal(status, response.Status);
        Assert.Equal("application/json", response.Headers["Content-Type"]);
        var error = JsonDocument.Parse(response.Body).RootElement.GetProperty("error");
        Assert.Equal(type, error.GetProperty("type").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.True(error.TryGetProperty("param", out _) && error.TryGetProperty("code", out _));
        Assert.False(response.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task Throttling_says_when_to_come_again()
    {
        var response = await _simulator.AskWithFaultAsync("throttle;retry-after=3");
        Assert.Equal(429, response.Status);
        Assert.Equal("3", response.Headers["Retry-After"]);
        Assert.Equal("rate_limit_exceeded", JsonDocument.Parse(response.Body).RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("html", 502)]
    [InlineData("html;status=200", 200)]
    public async Task A_page_comes_in_place_of_the_answer(string fault, int status)
    {
        var response = await _simulator.AskWithFaultAsync(fault);
        Assert.Equal(status, response.Status);
        Assert.StartsWith("text/html", response.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_ends_the_connection_after_so_many_tokens()
    {
        var response = await _simulator.AskWithFaultAsync("reset;after=2");
        Assert.True(response.WasReset);
        Assert.Equal(3, response.Events.Count); // The role and two tokens.
    }

    [Fact]
    public async Task A_reset_strikes_an_answer_that_is_shorter_too()
    {
        var response = await _simulator.AskWithFaultAsync("reset;after=1000");
        Assert.True(response.WasReset);
        Assert.Equal(6, response.Events.Count);
    }

    [Fact]
    public async Task A_stall_sends_no_more_and_keeps_the_connection_until_the_end()
    {
        using var stalled = await _simulator.SendAsync(headers: "x-llmeter-fault: stall;after=2\r\n");
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await _simulator.AskAsync()).IsWhole); // The simulator serves others meanwhile.
        }

        await _simulator.DisposeAsync();
        var response = await RunningSimulator.ReadToEndAsync(stalled);
        Assert.Equal(3, response.Events.Count);
        Assert.False(response.IsWhole);
    }

    [Fact]
    public async Task A_truncated_stream_ends_as_http_wants_but_without_its_end()
    {
        var response = await _simulator.AskWithFaultAsync("truncate;after=2");
        Assert.True(response.IsWhole);
        Assert.Equal(3, response.Events.Count);
        Assert.All(response.Events, text => Assert.Equal(JsonValueKind.Null, Choice(text).GetProperty("finish_reason").ValueKind));
    }

    [Fact]
    public async Task A_cut_chunk_is_shorter_than_it_says_and_the_connection_closes()
    {
        var response = await _simulator.AskWithFaultAsync("truncate-chunked;after=2");
        Assert.False(response.WasReset);
        Assert.False(response.IsWhole);
        Assert.Equal(3, response.Events.Count);
        Assert.StartsWith("data: {", response.Chunks[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("\n", response.Chunks[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_event_is_malformed_and_the_others_are_not()
    {
        var response = await _simulator.AskWithFaultAsync("malformed;after=1");
        Assert.Equal(9, response.Events.Count);
        Assert.Equal([2], Enumerable.Range(0, 8).Where(index => !IsJson(response.Events[index])));
    }

    [Fact]
    public async Task An_error_comes_inside_the_stream_and_ends_it()
    {
        var response = await _simulator.AskWithFaultAsync("error-event;after=2");
        Assert.Equal(200, response.Status);
        Assert.True(response.IsWhole);
        Assert.Equal(4, response.Events.Count);
        Assert.Equal("server_error", JsonDocument.Parse(response.Events[^1]).RootElement.GetProperty("error").GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_empty_answer_has_a_status_and_nothing_else()
    {
        var response = await _simulator.AskWithFaultAsync("empty");
        Assert.Equal(200, response.Status);
        Assert.Equal("", response.Body);
        Assert.True(response.IsWhole);
    }

    [Fact]
    public async Task Several_events_come_in_one_write()
    {
        var response = await _simulator.AskWithFaultAsync("coalesce;events=4");
        Assert.Equal(3, response.Chunks.Count);
        Assert.Equal(9, response.Events.Count);
    }

    [Fact]
    public async Task Every_byte_comes_in_a_write_of_its_own()
    {
        var response = await _simulator.AskWithFaultAsync("split");
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(response.Body), response.Chunks.Count);
        Assert.Equal(9, response.Events.Count);
        Assert.Equal("[DONE]", response.Events[^1]);
    }

    [Fact]
    public async Task Lines_may_end_in_crlf()
    {
        var response = await _simulator.AskWithFaultAsync("crlf");
        Assert.All(response.Chunks, chunk => Assert.EndsWith("\r\n\r\n", chunk, StringComparison.Ordinal));
        Assert.Equal(response.Body.Count(letter => letter == '\n'), response.Body.Count(letter => letter == '\r'));
        Assert.Equal(9, response.Events.Count);
    }

    [Fact]
    public async Task The_space_after_data_may_be_missing()
    {
        var response = await _simulator.AskWithFaultAsync("nospace");
        Assert.DoesNotContain("data: ", response.Body, StringComparison.Ordinal);
        Assert.Equal(9, response.Events.Count);
    }

    [Fact]
    public async Task Comments_stand_between_events()
    {
        var response = await _simulator.AskWithFaultAsync("comments");
        Assert.Contains("\n: ping\n", response.Body, StringComparison.Ordinal);
        Assert.Equal(9, response.Events.Count);
        Assert.All(response.Events.SkipLast(1), text => Assert.True(IsJson(text)));
    }

    [Fact]
    public async Task An_events_json_may_stand_on_several_lines()
    {
        var response = await _simulator.AskWithFaultAsync("multiline");
        var plain = await _simulator.AskAsync();
        Assert.Equal(9, response.Events.Count);
        Assert.All(response.Events.SkipLast(1), text => Assert.Contains('\n', text));
        Assert.Equal(plain.Events.SkipLast(2).Select(Delta), response.Events.SkipLast(2).Select(Delta));
    }

    [Fact]
    public async Task The_end_mark_may_be_missing()
    {
        var response = await _simulator.AskWithFaultAsync("no-done");
        Assert.True(response.IsWhole);
        Assert.Equal(8, response.Events.Count);
        Assert.True(JsonDocument.Parse(response.Events[^1]).RootElement.GetProperty("usage").TryGetProperty("total_tokens", out _));
    }

    [Fact]
    public async Task The_usage_may_be_missing()
    {
        var stream = await _simulator.AskWithFaultAsync("no-usage");
        Assert.Equal(8, stream.Events.Count);
        Assert.DoesNotContain("total_tokens", stream.Body, StringComparison.Ordinal);
        var whole = await _simulator.AskWithFaultAsync("no-usage", RunningSimulator.WholeQuestion);
        Assert.False(JsonDocument.Parse(whole.Body).RootElement.TryGetProperty("usage", out _));
    }

    [Fact]
    public async Task Headers_may_come_late()
    {
        var response = await _simulator.AskWithFaultAsync("slow-headers;delay=30ms");
        Assert.True(response.IsWhole);
        Assert.True(int.Parse(response.Headers["openai-processing-ms"], System.Globalization.CultureInfo.InvariantCulture) >= 30);
    }

    [Theory]
    [InlineData("reset", false, true)]
    [InlineData("truncate-chunked", false, false)]
    [InlineData("truncate", true, false)]
    [InlineData("malformed", true, false)]
    public async Task A_whole_answer_can_be_cut_as_well(string fault, bool isWhole, bool wasReset)
    {
        var response = await _simulator.AskWithFaultAsync(fault, RunningSimulator.WholeQuestion);
        Assert.Equal((200, isWhole, wasReset), (response.Status, response.IsWhole, response.WasReset));
        Assert.StartsWith("{", response.Body, StringComparison.Ordinal);
        Assert.False(IsJson(response.Body));
    }

    [Fact]
    public async Task A_fault_that_does_not_exist_is_a_bad_request()
    {
        var response = await _simulator.AskWithFaultAsync("boom");
        Assert.Equal(400, response.Status);
        Assert.Contains("boom", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rates_are_met_and_the_header_goes_before_them()
    {
        await using var simulator = await RunningSimulator.StartAsync("--pace off --output-tokens 1 --fault status-500:0.5");
        var failed = 0;
        for (var i = 0; i < 100; i++)
        {
            failed += (await simulator.AskAsync()).Status == 500 ? 1 : 0;
        }

        Assert.InRange(failed, 25, 75); // Five standard deviations, and the seed is fixed.
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(200, (await simulator.AskWithFaultAsync("none")).Status);
        }
    }

    private static JsonElement Choice(string text) => JsonDocument.Parse(text).RootElement.GetProperty("choices")[0];

    private static string Delta(string text) => string.Join('|', Choice(text).GetProperty("delta").EnumerateObject().Select(member => member.Value.ToString()));

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
