using System.Text;
using LLMeter.Native.Prompts;

namespace LLMeter.Native.Tests.Prompts;

public sealed class PayloadJsonTests
{
    [Theory]
    [InlineData("1e2")]
    [InlineData("1.10")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("1E+400")]
    [InlineData("12345678901234567890")]
    [InlineData("0.1000000000000000055511151231257827")]
    public void A_number_stays_as_it_was_written(string number)
    {
        Assert.Equal(number, Read(number)!.ToJsonString());
        Assert.Equal($"{{\"a\":[{number}]}}", Read($"{{\"a\": [ {number} ]}}")!.DeepClone().ToJsonString());
    }

    // Python: json.loads('{"a": 1, "b": 2, "a": {"c": 1, "c": 2}}') == {'a': {'c': 2}, 'b': 2}
    [Fact]
    public void Of_a_name_that_occurs_twice_the_last_value_wins_at_the_first_ones_place() =>
        Assert.Equal("{\"a\":{\"c\":2},\"b\":2}", Read("{\"a\": 1, \"b\": 2, \"a\": {\"c\": 1, \"c\": 2}}")!.ToJsonString());

    [Theory]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"😀\"", "😀")]
    [InlineData("\"\\u0000\\/\\\"\\n\"", "\0/\"\n")]
    [InlineData("\"\"", "")]
    public void Strings_are_decoded(string json, string text) => Assert.Equal(text, Read(json)!.GetValue<string>());

    [Fact]
    public void Literals_and_empty_containers_are_kept() =>
        Assert.Equal("[null,true,false,{},[],{\"\":null}]", Read(" [null, true, false, {}, [], {\"\": null}] ")!.ToJsonString());

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\n \"a\": x\n}", 2, 7)]
    [InlineData("{\"äöü\": x}", 1, 9)]
    [InlineData("{\"😀\": x}", 1, 8)]
    [InlineData("[1,\n\n\"\\ud800\"]", 3, 1)]
    public void An_error_names_line_and_character(string json, int line, int column)
    {
        var error = Assert.Throws<PayloadJsonException>(() => Read(json));
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("{", true)]
    [InlineData("[", true)]
    [InlineData("{\"a\": [1", true)]
    [InlineData("{\"a\": \"half", true)]
    [InlineData("{\"a\"", true)]
    [InlineData("{}", false)]
    [InlineData("{]", false)]
    [InlineData("x", false)]
    public void A_value_that_goes_on_is_told_from_a_whole_and_a_broken_one(string text, bool isUnfinished) =>
        Assert.Equal(isUnfinished, PayloadJson.IsUnfinished(Encoding.UTF8.GetBytes(text)));

    private static System.Text.Json.Nodes.JsonNode? Read(string text) => PayloadJson.Read(Encoding.UTF8.GetBytes(text));
}
