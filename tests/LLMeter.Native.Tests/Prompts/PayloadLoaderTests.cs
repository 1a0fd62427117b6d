using System.Text;
using LLMeter.Native.Prompts;

namespace LLMeter.Native.Tests.Prompts;

public sealed class PayloadLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("p.jsonl")]
    [InlineData("p.manifest")]
    [InlineData("P.JSONL")]
    public void Each_line_is_a_payload_that_knows_where_it_came_from(string name)
    {
        var path = _folder.Write(name, "{\"n\": 1}\n\n   \t\n{\"n\": 2}\n");
        Assert.Equal([("{\"n\":1}", $"{path}:1"), ("{\"n\":2}", $"{path}:4")], Load(path));
    }

    [Theory]
    [InlineData("{\"n\":1}\r\n{\"n\":2}\r\n")]
    [InlineData("{\"n\":1}\r{\"n\":2}")]
    [InlineData("{\"n\":1}\n{\"n\":2}")]
    [InlineData("\uFEFF{\"n\":1}\n{\"n\":2}\n")]
    public void Line_ends_of_any_system_and_a_byte_order_mark_do_not_matter(string text)
    {
        var path = _folder.Write("p.jsonl", text);
        Assert.Equal([("{\"n\":1}", $"{path}:1"), ("{\"n\":2}", $"{path}:2")], Load(path));
    }

    [Fact]
    public void A_json_file_is_one_object_over_as_many_lines_as_it_likes()
    {
        var path = _folder.Write("p.json", "\uFEFF{\r\n  \"n\": 1\r\n}\r\n");
        Assert.Equal([("{\"n\":1}", path)], Load(path));
    }

    [Fact]
    public void A_json_file_may_be_an_array_of_objects()
    {
        var path = _folder.Write("p.json", "[\n {\"n\": 1},\n {\"n\": 2}\n]");
        Assert.Equal([("{\"n\":1}", $"{path}[0]"), ("{\"n\":2}", $"{path}[1]")], Load(path));
    }

    [Theory]
    [InlineData("p.txt")]
    [InlineData("p")]
    public void A_file_of_another_ending_is_read_as_json(string name)
    {
        var path = _folder.Write(name, "{\n\"n\": 1}");
        Assert.Equal([("{\"n\":1}", path)], Load(path));
    }

    [Fact]
    public void A_folder_is_read_in_the_order_of_its_names_and_not_what_is_inside_its_folders()
    {
        _folder.Write("b.json", "{\"n\":3}");
        _folder.Write("B.jsonl", "{\"n\":1}\n{\"n\":2}");
        _folder.Write("notes.txt", "not a payload");
        _folder.Write("deeper/a.json", "{\"n\":9}");
        Assert.Equal(["{\"n\":1}", "{\"n\":2}", "{\"n\":3}"], Load(_folder.Root).Select(payload => payload.Json));
    }

    [Theory]
    [InlineData("{\"n\":1}\n{\"n\":2}\n", "stdin:1", "stdin:2")]
    [InlineData("\n{\"n\":1}\n{\"n\":2}", "stdin:2", "stdin:3")]
    [InlineData("[{\"n\":1},{\"n\":2}]", "stdin[0]", "stdin[1]")]
    [InlineData("[\n{\"n\":1},\n{\"n\":2}\n]\n", "stdin[0]", "stdin[1]")]
    public void Standard_input_holds_lines_or_one_document(string text, string first, string second) =>
        Assert.Equal([("{\"n\":1}", first), ("{\"n\":2}", second)], LoadInput(text));

    [Theory]
    [InlineData("{\n  \"n\": 1\n}\n")]
    [InlineData("{\"n\":1}")]
    [InlineData("{\"n\":\n1}")]
    [InlineData("{\"n\"\n:1}")]
    public void Standard_input_may_be_one_object_over_several_lines(string text) =>
        Assert.Equal(["{\"n\":1}"], LoadInput(text).Select(payload => payload.Json));

    [Fact]
    public void A_bad_line_is_an_error_that_names_file_line_and_column()
    {
        var path = _folder.Write("p.jsonl", "{\"n\":1}\n{\"text\": \"äö\", 'n': 2}\n{\"n\":3}");
        var error = Fails(path);
        Assert.StartsWith($"{path}:2:16: not JSON: ''' is an invalid start of a property name", error, StringComparison.Ordinal);
        Assert.EndsWith("; each line must be one whole JSON object", error, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_a_document_names_its_own_line()
    {
        var path = _folder.Write("p.json", "{\n  \"a\": 1,\n  \"b\": nul\n}");
        Assert.StartsWith($"{path}:3:", Fails(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1,}", "trailing comma")]
    [InlineData("{\"a\":1", "not JSON")]
    [InlineData("{\"a\":NaN}", "'N' is an invalid start of a value")]
    [InlineData("{\"a\":01}", "not JSON")]
    [InlineData("{} {}", "after a single JSON value")]
    [InlineData("// hello", "not JSON")]
    [InlineData("{\"a\":\"\\ud83d\"}", "surrogate")]
    [InlineData("{\"\\ude00\":1}", "surrogate")]
    [InlineData("[{}]", "must be a JSON object, this is an array")]
    [InlineData("\"hi\"", "this is a string")]
    [InlineData("12", "this is a number")]
    [InlineData("true", "this is a boolean")]
    [InlineData("null", "this is null")]
    [InlineData("{\"__llmeter_bytes__\":\"AAAA\"}", "this is bytes alone")]
    public void A_line_that_is_no_object_of_valid_json_is_refused(string line, string reason)
    {
        var path = _folder.Write("p.jsonl", "{\"n\":1}\n" + line + "\n");
        var error = Fails(path);
        Assert.StartsWith($"{path}:2", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain("reader options", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_in_a_json_file_are_told_from_other_errors()
    {
        var path = _folder.Write("p.json", "{\"n\":1}\n{\"n\":2}\n");
        var error = Fails(path);
        Assert.StartsWith($"{path}:2:1: ", error, StringComparison.Ordinal);
        Assert.EndsWith("if it holds one object a line, name it .jsonl", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_place()
    {
        var path = _folder.Write("p.jsonl", [.. "{\"a\":\"ä"u8, 0xE4, .. "\"}"u8]);
        Assert.StartsWith($"{path}:1:8: not JSON: byte 0xe4 is not UTF-8", Fails(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_is_named_as_such()
    {
        var path = _folder.Write("p.jsonl", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")]);
        Assert.Equal($"{path}: is UTF-16; save it as UTF-8", Fails(path));
    }

    [Theory]
    [InlineData("p.jsonl", "")]
    [InlineData("p.jsonl", "\n \r\n")]
    [InlineData("p.json", "")]
    [InlineData("p.json", "[]")]
    [InlineData("p.txt", "\uFEFF")]
    public void A_file_without_payloads_is_refused(string name, string text)
    {
        var path = _folder.Write(name, text);
        Assert.StartsWith($"{path}: holds no payload", Fails(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_path_is_refused()
    {
        var path = Path.Combine(_folder.Root, "none.jsonl");
        Assert.StartsWith($"--payload {path}: there is no such file or folder", Fails(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_json_is_refused()
    {
        _folder.Write("deeper/a.json", "{}");
        Assert.StartsWith($"--payload {_folder.Root}: the folder holds no .json or .jsonl file", Fails(_folder.Root), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_refused()
    {
        var path = _folder.Write("p.jsonl", "{}");
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.StartsWith($"--payload {path}: cannot be read: ", Fails(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Payloads_nest_64_deep_and_no_deeper(int depth, bool isRead)
    {
        var path = _folder.Write("p.jsonl", "{\"a\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}");
        if (isRead)
        {
            Assert.Single(Load(path));
        }
        else
        {
            Assert.Contains("it nests deeper than 64 levels", Fails(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_marker_without_base64_is_refused_with_its_path()
    {
        var path = _folder.Write("p.jsonl", "{\"image\": {\"bytes\": {\"__llmeter_bytes__\": \"a-b_\"}}}");
        Assert.StartsWith($"{path}:1: image.bytes: __llmeter_bytes__ does not hold base64", Fails(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Payloads_are_read_one_at_a_time_where_the_caller_wants_that()
    {
        var path = _folder.Write("p.jsonl", "{\"n\":1}\nbroken\n");
        Assert.Equal("{\"n\":1}", PayloadLoader.Read(path, Stream.Null).First().Json.ToJsonString());
    }

    private static List<(string Json, string Origin)> Load(string path) => Load(path, Stream.Null);

    private static List<(string Json, string Origin)> LoadInput(string text) => Load("-", new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static List<(string Json, string Origin)> Load(string path, Stream input) =>
        [.. PayloadLoader.Load(path, input).Select(payload => (payload.Json.ToJsonString(), payload.Origin))];

    private static string Fails(string path) => Assert.Throws<PayloadException>(() => PayloadLoader.Load(path, Stream.Null)).Message;
}
