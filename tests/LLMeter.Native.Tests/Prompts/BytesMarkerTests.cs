using System.Text;
using System.Text.Json.Nodes;
using LLMeter.Native.Prompts;

namespace LLMeter.Native.Tests.Prompts;

public sealed class BytesMarkerTests
{
    // As LLMeter (Python) saves a payload with b"\xff\xd8\xff\xe0" in it.
    private const string Saved =
        """{"messages": [{"role": "user", "content": [{"text": "What?"}, {"image": {"source": {"bytes": {"__llmeter_bytes__": "/9j/4A=="}}}}]}]}""";

    [Fact]
    public void A_marker_is_found_with_its_path_and_gives_its_bytes()
    {
        var marker = Assert.Single(BytesMarker.Find(Parse(Saved)));
        Assert.Equal("messages[0].content[1].image.source.bytes", marker.Path);
        Assert.Equal([0xFF, 0xD8, 0xFF, 0xE0], marker.Decode());
    }

    [Fact]
    public void Markers_come_in_the_order_of_the_text()
    {
        var found = BytesMarker.Find(Parse("""{"b":{"__llmeter_bytes__":"AA=="},"a":[{"__llmeter_bytes__":""},{"x.y":{"__llmeter_bytes__":"AAAA"}}]}"""));
        Assert.Equal(["b", "a[0]", "a[1][\"x.y\"]"], found.Select(marker => marker.Path));
    }

    // LLMeter's decoder takes an object as bytes only where the marker is its only name.
    [Fact]
    public void An_object_with_another_name_beside_it_is_no_marker() =>
        Assert.Empty(BytesMarker.Find(Parse("""{"a":{"__llmeter_bytes__":"AA==","b":1}}""")));

    [Fact]
    public void A_marker_can_be_replaced_in_place()
    {
        var payload = Parse(Saved);
        BytesMarker.Find(payload)[0].Node.ReplaceWith((JsonNode)"data:image/jpeg;base64,/9j/4A==");
        Assert.Contains("\"bytes\":\"data:image/jpeg;base64,/9j/4A==\"", payload.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_become_the_marker_that_llmeter_writes() =>
        Assert.Equal("{\"__llmeter_bytes__\":\"/9j/4A==\"}", BytesMarker.Around([0xFF, 0xD8, 0xFF, 0xE0]).ToJsonString());

    [Theory]
    [InlineData("\"/9j/4A\"")]
    [InlineData("\"_9j_4A==\"")]
    [InlineData("\"hello, world\"")]
    [InlineData("12")]
    [InlineData("null")]
    public void What_is_not_base64_is_refused(string value)
    {
        var payload = Parse($$$"""{"a":[{"__llmeter_bytes__":{{{value}}}}]}""");
        var error = Assert.Throws<PayloadException>(() => BytesMarker.RequireValid(payload, "p.jsonl:3"));
        Assert.StartsWith("p.jsonl:3: a[0]: __llmeter_bytes__ does not hold base64", error.Message, StringComparison.Ordinal);
    }

    private static JsonObject Parse(string text) => (JsonObject)PayloadJson.Read(Encoding.UTF8.GetBytes(text))!;
}
