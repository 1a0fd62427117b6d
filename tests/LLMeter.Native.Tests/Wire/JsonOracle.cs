using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace LLMeter.Native.Tests.Wire;

/// <summary>Answers what <see cref="JsonOracleDocument"/> should find, by walking a whole JsonDocument path by path.</summary>
internal static class JsonOracle
{
    private static readonly (object[] Path, Func<JsonElement, string?> Read)[] Paths =
    [
        (["a"], Text),
        (["a", "b"], Whole),
        (["b"], Slice),
        (["b", "a"], Flag),
        (["b", "c", 1], Real),
        (["c", 0], Small),
        (["c", 1, "b"], Text),
        (["d e", "a", "b"], Real),
        (["d e", "a", "c"], Slice),
    ];

    public static List<string> Describe(JsonElement root)
    {
        var found = Paths.Select(path => Last(root, path.Path, path.Read)).ToList();
        found.AddRange(All(root, ["c"]).Where(IsArray).SelectMany(array => array.EnumerateArray()).Select(Element));
        return found;
    }

    private static string Element(JsonElement element) => $"{Last(element, ["a"], Whole)}/{Last(element, ["b"], Text)}/{Inner(element)}";

    private static int Inner(JsonElement element) =>
        All(element, ["c"]).Where(IsArray).SelectMany(array => array.EnumerateArray()).Sum(inner => 1 + Inner(inner));

    private static string Last(JsonElement root, object[] path, Func<JsonElement, string?> read) =>
        All(root, path).Select(read).LastOrDefault() ?? "unset";

    /// <summary>Every value that the path leads to, in document order: more than one where names are duplicated.</summary>
    private static IEnumerable<JsonElement> All(JsonElement from, object[] path) => path switch
    {
        [] => [from],
        [string name, .. var rest] when from.ValueKind == JsonValueKind.Object =>
            from.EnumerateObject().Where(member => member.Name == name).SelectMany(member => All(member.Value, rest)),
        [int index, .. var rest] when IsArray(from) => from.EnumerateArray().Skip(index).Take(1).SelectMany(item => All(item, rest)),
        _ => [],
    };

    private static bool IsArray(JsonElement element) => element.ValueKind == JsonValueKind.Array;

    private static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static string? Slice(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetRawText();

    private static string? Flag(JsonElement element) => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean().ToString() : null;

    private static string? Real(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && double.IsFinite(element.GetDouble()) ? element.GetDouble().ToString(CultureInfo.InvariantCulture) : null;

    private static string? Whole(JsonElement element) => Integer(element, long.MinValue, long.MaxValue);

    private static string? Small(JsonElement element) => Integer(element, int.MinValue, int.MaxValue);

    /// <summary>The number as an exact fraction of big integers.</summary>
    private static string? Integer(JsonElement element, long least, long most)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            return null;
        }

        var parts = element.GetRawText().ToUpperInvariant().Split('E');
        var mantissa = parts[0].Split('.');
        var fraction = mantissa.Length > 1 ? mantissa[1] : "";
        var power = (parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0) - fraction.Length;
        var numerator = BigInteger.Parse(mantissa[0] + fraction, CultureInfo.InvariantCulture) * BigInteger.Pow(10, Math.Max(power, 0));
        var whole = BigInteger.DivRem(numerator, BigInteger.Pow(10, Math.Max(-power, 0)), out var remainder);
        return remainder.IsZero && whole >= least && whole <= most ? whole.ToString(CultureInfo.InvariantCulture) : null;
    }
}
