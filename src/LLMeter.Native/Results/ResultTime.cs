using System.Globalization;
using System.Text.Json;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Results;

/// <summary>Times as files bear them: ISO-8601, UTC, microseconds, Z. LLMeter reads them; its own have whole seconds.</summary>
internal static class ResultTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const int MostBytes = 32;

    /// <summary>The UTC time of a stamp, cut to the microsecond: statistics computed now equal those computed from the files.</summary>
    public static DateTimeOffset Of(WallClock wall, long stamp) => Cut(wall.At(stamp));

    public static DateTimeOffset Cut(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    public static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture);

    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[MostBytes];
        time.ToUniversalTime().TryFormat(text, out var count, Format, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..count]);
    }

    /// <summary>Reads ISO-8601; a time without a zone is taken as UTC.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
