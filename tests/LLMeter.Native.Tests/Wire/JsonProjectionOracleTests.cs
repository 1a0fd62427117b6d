using System.Text;
using System.Text.Json;

namespace LLMeter.Native.Tests.Wire;

public sealed class JsonProjectionOracleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_documents_read_as_a_whole_document_model_reads_them(int seed)
    {
        var random = new JsonRandomText(seed);
        var everFound = new HashSet<int>();
        for (var i = 0; i < 2_500; i++)
        {
            var json = random.Document();
            using var oracle = JsonDocument.Parse(json);
            var expected = JsonOracle.Describe(oracle.RootElement);
            Assert.Equal((json, expected), (json, Project(json)), Same);
            everFound.UnionWith(Enumerable.Range(0, expected.Count).Where(path => expected[path] != "unset"));
        }

        Assert.True(everFound.Count > 12, "Every path, and arrays of several elements, should have led somewhere.");
    }

    [Fact]
    public void A_random_byte_changed_is_refused_exactly_when_the_platform_refuses_it()
    {
        var random = new Random(5);
        var texts = new JsonRandomText(6);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(texts.Document());
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var accepted = Accepts(bytes, static bytes => JsonDocument.Parse(bytes).Dispose());
            Assert.Equal(accepted, Accepts(bytes, static bytes => new JsonOracleDocument([]).Read(bytes)));
        }
    }

    private static bool Same((string Json, List<string> Values) expected, (string Json, List<string> Values) actual) =>
        expected.Values.SequenceEqual(actual.Values);

    private static List<string> Project(string json)
    {
        var document = new JsonOracleDocument([]);
        document.Read(Encoding.UTF8.GetBytes(json));
        return document.Describe();
    }

    private static bool Accepts(byte[] bytes, Action<byte[]> read)
    {
        try
        {
            read(bytes);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
