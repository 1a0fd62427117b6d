using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Endpoints.OpenAi;

/// <summary>Streams as OpenAI's reference and compatible servers write them.</summary>
public sealed class StreamReadingTests
{
    private const string Role = """{"role":"assistant","content":"","refusal":null}""";
    private const string Done = "data: [DONE]\n\n";

    private const string Usage =
        """data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"m","choices":[],"usage":{"prompt_tokens":19,"completion_tokens":10,"total_tokens":29,"prompt_tokens_details":{"cached_tokens":16,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":4,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}}""" + "\n\n";

    [Fact]
    public void The_references_stream_is_read()
    {
        var tally = Some.Read(Some.Delta(Role), Some.Content("Hello"), Some.Content(" there"), Some.Delta("{}", "\"stop\""), Usage, Done);
        Assert.Equal("Hello there", tally.Text.Decode());
        Assert.Equal("chatcmpl-1", tally.Id.Decode());
        Assert.Equal("stop", tally.FinishReason.Decode());
        Assert.Equal((19L, 10L, 16L, 4L), (tally.Usage.Input, tally.Usage.Output, tally.Usage.CachedInput, tally.Usage.Reasoning));
        Assert.Equal((6, 2), (tally.Events, tally.ContentEvents));
        Assert.True(tally.IsDone);
        Assert.Null(tally.Failure);
    }

    [Fact]
    public void Role_empty_usage_and_end_events_neither_start_nor_end_a_latency()
    {
        var tally = Some.Read(Some.Delta(Role), ": keep-alive\n\n", Some.Content(""), Some.Content("Hi"), Some.Content("!"), Some.Content(""), Some.Delta("{}", "\"stop\""), Usage, Done);
        Assert.Equal(1000, tally.FirstByte);
        Assert.Equal(4000, tally.FirstText);
        Assert.Equal(5000, tally.LastText);
        Assert.Equal([1000], tally.Gaps.Ticks.ToArray());
    }

    [Fact]
    public void Text_is_stamped_by_the_read_that_completed_its_event()
    {
        var text = Some.Content("Hi");
        var tally = Some.Read(text[..20], text[20..^1], text[^1..], Done);
        Assert.Equal((1000, 3000, 3000), (tally.FirstByte, tally.FirstText, tally.LastText));
    }

    [Fact]
    public void Events_of_one_read_share_its_stamp()
    {
        var tally = Some.Read(Some.Content("a") + Some.Content("b"), Some.Content("c") + Done);
        Assert.Equal([0, 1000], tally.Gaps.Ticks.ToArray());
        Assert.Equal((2, 4), (tally.Reads, tally.Events));
    }

    [Fact]
    public void Reasoning_text_starts_a_latency_only_where_it_counts()
    {
        string[] reads = [Some.Delta(Role), Some.Delta("""{"reasoning_content":"Hmm"}"""), Some.Delta("""{"reasoning_content":"."}"""), Some.Content("Yes"), Some.Content("."), Done];
        var visible = Some.Read(Some.Streaming, reads);
        Assert.Equal((4000, 5000, 2000), (visible.FirstText, visible.LastText, visible.FirstReasoning));
        var all = Some.Read(Some.CountingReasoning, reads);
        Assert.Equal((2000, 5000, 2000), (all.FirstText, all.LastText, all.FirstReasoning));
        Assert.Equal("Yes.", all.Text.Decode());
        Assert.Equal(4, all.ContentEvents);
    }

    [Fact]
    public void An_answer_of_reasoning_alone_has_a_first_token_only_where_reasoning_counts()
    {
        string[] reads = [Some.Delta("""{"reasoning":"Hmm"}"""), Some.Delta("{}", "\"length\""), Done];
        Assert.Equal((0, 0), (Some.Read(Some.Streaming, reads).FirstText, Some.Read(Some.Streaming, reads).LastText));
        Assert.Equal((1000, 1000), (Some.Read(Some.CountingReasoning, reads).FirstText, Some.Read(Some.CountingReasoning, reads).LastText));
    }

    [Fact]
    public void Reasoning_that_comes_last_ends_the_latency_only_where_it_counts()
    {
        string[] reads = [Some.Content("Yes"), Some.Delta("""{"reasoning_content":"Was that right?"}"""), Done];
        Assert.Equal(1000, Some.Read(Some.Streaming, reads).LastText);
        Assert.Equal(2000, Some.Read(Some.CountingReasoning, reads).LastText);
    }

    [Fact]
    public void OpenRouters_comments_and_doubled_reasoning_are_read()
    {
        // Newer servers write the same reasoning under both names.
        var tally = Some.Read(
            ": OPENROUTER PROCESSING\n\n", ": OPENROUTER PROCESSING\n\n",
            Some.Delta("""{"role":"assistant","content":"","reasoning":"So","reasoning_content":"So","reasoning_details":[{"type":"reasoning.text","text":"So"}]}"""),
            Some.Delta("""{"role":"assistant","content":"Yes"}"""), Done);
        Assert.Equal((1000, 3000, 4000), (tally.FirstByte, tally.FirstReasoning, tally.FirstVisible));
        Assert.Equal(2, tally.ContentEvents);
        Assert.Equal("Yes", tally.Text.Decode());
    }

    [Fact]
    public void Azures_first_chunk_without_choices_is_no_token()
    {
        var tally = Some.Read(
            """data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}]}""" + "\n\n",
            Some.Content("Hi"),
            """data: {"choices":[{"content_filter_offsets":{"check_offset":44,"start_offset":44,"end_offset":198},"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}},"finish_reason":null,"index":0}],"id":"","model":"","object":""}""" + "\n\n",
            Done);
        Assert.Equal((2000, 2000), (tally.FirstText, tally.LastText));
        Assert.Equal("chatcmpl-1", tally.Id.Decode());
    }

    [Fact]
    public void Tool_calls_are_output_but_no_text()
    {
        var tally = Some.Read(
            Some.Delta("""{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"get_weather","arguments":""}}],"refusal":null}"""),
            Some.Delta("""{"tool_calls":[{"index":0,"function":{"arguments":"{\""}}]}"""),
            Some.Delta("""{"tool_calls":[{"index":0,"function":{"arguments":"city\":\"Ulm\"}"}}]}"""),
            Some.Delta("""{"tool_calls":[{"index":1,"id":"call_2","type":"function","function":{"name":"get_time","arguments":""}}]}"""),
            Some.Delta("{}", "\"tool_calls\""), Done);
        Assert.Equal((1000, 4000), (tally.FirstText, tally.LastText));
        Assert.Null(tally.Text.Decode());
        Assert.Equal("tool_calls", tally.FinishReason.Decode());
    }

    [Fact]
    public void The_older_function_call_is_output_as_well()
    {
        var tally = Some.Read(
            Some.Delta("""{"role":"assistant","content":null,"function_call":{"name":"get_weather","arguments":""}}"""),
            Some.Delta("""{"function_call":{"arguments":"{}"}}"""), Some.Delta("{}", "\"function_call\""), Done);
        Assert.Equal((1000, 2000), (tally.FirstText, tally.LastText));
    }

    [Fact]
    public void A_refusal_is_text_that_a_user_sees()
    {
        var tally = Some.Read(Some.Delta(Role), Some.Delta("""{"refusal":"I'm"}"""), Some.Delta("""{"refusal":" sorry"}"""), Done);
        Assert.Equal((2000, 3000, "I'm sorry"), (tally.FirstText, tally.LastText, tally.Text.Decode()));
    }

    [Fact]
    public void Of_several_choices_all_count_for_time_and_the_first_is_the_text()
    {
        var tally = Some.Read(
            Some.Delta(Role), Some.Delta(Role, index: 1), Some.Content("other ", 1), Some.Content("mine ", 0), Some.Content("too", 0), Some.Content("end", 1),
            Some.Delta("{}", "\"stop\"", 0), Some.Delta("{}", "\"length\"", 1), Done);
        Assert.Equal("mine too", tally.Text.Decode());
        Assert.Equal((3000, 6000, 4), (tally.FirstText, tally.LastText, tally.ContentEvents));
        Assert.Equal("stop", tally.FinishReason.Decode());
    }

    [Fact]
    public void Several_choices_in_one_event_are_one_arrival()
    {
        var tally = Some.Read("""data: {"id":"c","choices":[{"index":1,"delta":{"content":"b"}},{"index":0,"delta":{"content":"a"}}]}""" + "\n\n", Done);
        Assert.Equal(("a", 1), (tally.Text.Decode(), tally.ContentEvents));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("length")]
    [InlineData("content_filter")]
    [InlineData("tool_calls")]
    [InlineData("eos_token")]
    public void A_finish_reason_of_any_name_completes_the_answer(string reason)
    {
        var tally = Some.Read(Some.Content("x"), Some.Delta("{}", $"\"{reason}\""));
        Assert.Equal(reason, tally.FinishReason.Decode());
        Assert.True(tally.IsComplete);
        Assert.False(tally.IsDone);
    }

    [Fact]
    public void Without_a_finish_reason_and_without_DONE_an_answer_is_not_complete() =>
        Assert.False(Some.Read(Some.Delta(Role), Some.Content("x"), Some.Delta("{}", "\"\"")).IsComplete);

    [Fact]
    public void Text_beside_a_finish_reason_counts()
    {
        var tally = Some.Read(Some.Content("a"), Some.Delta("""{"content":"b"}""", "\"stop\""));
        Assert.Equal(("ab", 2000), (tally.Text.Decode(), tally.LastText));
    }

    [Fact]
    public void Usage_beside_every_chunk_ends_as_the_last_says()
    {
        // vLLM with continuous_usage_stats, and xAI.
        string With(string text, int output) =>
            $$$"""data: {"id":"c","choices":[{"index":0,"delta":{"content":"{{{text}}}"}}],"usage":{"prompt_tokens":3,"completion_tokens":{{{output}}},"total_tokens":9}}""" + "\n\n";
        var tally = Some.Read(With("a", 1), With("b", 2), With("c", 3), Done);
        Assert.Equal((3L, 3L, "abc", 3), (tally.Usage.Input, tally.Usage.Output, tally.Text.Decode(), tally.ContentEvents));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"prompt_tokens":null,"completion_tokens":null,"prompt_tokens_details":null,"completion_tokens_details":null}""")]
    public void Usage_that_says_nothing_takes_nothing_back(string usage)
    {
        var tally = Some.Read(Usage, $$"""data: {"id":"c","choices":[],"usage":{{usage}}}""" + "\n\n", Done);
        Assert.Equal((19L, 10L, 16L, 4L), (tally.Usage.Input, tally.Usage.Output, tally.Usage.CachedInput, tally.Usage.Reasoning));
        Assert.Null(tally.Failure);
    }

    [Fact]
    public void DONE_may_be_written_with_carriage_returns_and_without_a_space() =>
        Assert.True(Some.Read(Some.Content("x").Replace("\n", "\r\n", StringComparison.Ordinal), "data:[DONE]\r\n\r\n").IsDone);

    [Fact]
    public void DONE_with_blanks_around_it_is_the_end_too()
    {
        var tally = Some.Read(Some.Content("x"), "data:  [DONE] \n\n");
        Assert.True(tally.IsDone);
    }

    [Theory]
    [InlineData("""\ud83c\udf89""", "🎉")]
    [InlineData("""a\nb\t\"c\" \\ \/ \u00e9""", "a\nb\t\"c\" \\ / é")]
    [InlineData("世界", "世界")]
    public void Text_is_decoded_from_its_escapes(string written, string text) => Assert.Equal(text, Some.Read(Some.Content(written), Done).Text.Decode());

    [Fact]
    public void A_character_whose_surrogates_come_in_two_events_does_not_break_the_answer()
    {
        // Some servers cut text at UTF-16 units: what cannot be text becomes U+FFFD, the rest stays.
        var tally = Some.Read(Some.Content("""a\ud83c"""), Some.Content("""\udf89b"""), Done);
        Assert.Equal("a\uFFFD\uFFFDb", tally.Text.Decode());
        Assert.Null(tally.Failure);
    }

    [Fact]
    public void An_error_object_inside_the_stream_is_a_failure_and_keeps_what_came()
    {
        var tally = Some.Read(Some.Content("Hel"), """data: {"error":{"message":"The server had an error","type":"server_error","param":null,"code":null}}""" + "\n\n");
        Assert.Equal(FailureKind.StreamError, tally.Failure?.Kind);
        Assert.Equal("The server had an error (server_error)", tally.Failure?.Message);
        Assert.Equal(("Hel", 1000), (tally.Text.Decode(), tally.LastText));
    }

    [Fact]
    public void The_first_error_stays()
    {
        var tally = Some.Read("""data: {"error":"first"}""" + "\n\n", """data: {"error":"second"}""" + "\n\n", Done);
        Assert.Equal("first", tally.Failure?.Message);
    }

    [Fact]
    public void OpenRouters_error_beside_choices_is_a_failure()
    {
        var tally = Some.Read(
            """data: {"id":"gen-1","object":"chat.completion.chunk","model":"m","provider":"p","error":{"code":502,"message":"Provider disconnected unexpectedly"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}""" + "\n\n", Done);
        Assert.Equal("Provider disconnected unexpectedly (502)", tally.Failure?.Message);
    }

    [Fact]
    public void An_older_vLLMs_error_without_an_error_member_is_a_failure()
    {
        var tally = Some.Read("""data: {"object":"error","message":"Requested 9 tokens, have 8","type":"BadRequestError","param":null,"code":400}""" + "\n\n", Done);
        Assert.Equal(FailureKind.StreamError, tally.Failure?.Kind);
        Assert.Contains("Requested 9 tokens", tally.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_type_error_is_a_failure_whatever_it_holds()
    {
        var tally = Some.Read("event: error\ndata: {\"status\":500,\"detail\":\"worker died\"}\n\n", Done);
        Assert.Equal((FailureKind.StreamError, "worker died"), (tally.Failure?.Kind, tally.Failure?.Message));
    }

    [Fact]
    public void An_error_member_that_is_null_is_no_error() =>
        Assert.Null(Some.Read("""data: {"id":"c","error":null,"choices":[{"index":0,"delta":{"content":"x"}}]}""" + "\n\n", Done).Failure);

    [Fact]
    public void A_servers_own_stamps_are_kept_for_the_first_and_last_text()
    {
        string Stamped(string delta, long sent) =>
            $$$"""data: {"id":"c","choices":[{"index":0,"delta":{{{delta}}}}],"llmeter":{"received_ns":5000,"sent_ns":{{{sent}}}}}""" + "\n\n";
        var tally = Some.Read(Stamped(Role, 6000), Stamped("""{"content":"a"}""", 7000), Stamped("""{"content":"b"}""", 8000), Stamped("{}", 9000));
        Assert.Equal((Clock.FromNanoseconds(5000), Clock.FromNanoseconds(7000), Clock.FromNanoseconds(8000)), (tally.ServerReceived, tally.ServerFirstText, tally.ServerLastText));
    }
}
