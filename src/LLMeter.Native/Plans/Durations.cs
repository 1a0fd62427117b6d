using System.Buffers;
using System.Globalization;

namespace LLMeter.Native.Plans;

/// <summary>Durations as people write and read them.</summary>
internal static class Durations
{
    /// <summary>The longest duration that any option takes: 30 days, well inside what the framework's timers take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>From the longest to the shortest, the order in which parts must stand.</summary>
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute),
        ("s", TimeSpan.TicksPerSecond), ("ms", TimeSpan.TicksPerMillisecond), ("us", TimeSpan.TicksPerMicrosecond),
    ];

    /// <summary>Reads an option's value, or says what to write.</summary>
    /// <exception cref="PlanException">Naming the option and the value.</exception>
    public static TimeSpan Parse(string option, string text) => TryParse(text, out var duration) ? duration
        : throw new PlanException($"{option} {text}: not a duration; write a number and a unit, such as 250ms, 60s, 5m or 1h30m (a number alone is seconds)");

    /// <summary>
    /// Reads <c>250ms</c>, <c>1.5s</c>, <c>5m</c>, <c>1h30m</c>, or a number alone, which is seconds. Units: d, h, m, s, ms, us, each at most once
    /// and in that order; no sign, no spaces inside.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        text = text.Trim();
        if (TryNumber(text, out var seconds))
        {
            return TryAdd(ref duration, seconds, TimeSpan.TicksPerSecond);
        }

        var next = 0;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExcept(NumberCharacters);
            if (digits <= 0 || !TryNumber(text[..digits], out var number))
            {
                return false;
            }

            text = text[digits..];
            var end = text.IndexOfAny(NumberCharacters);
            var name = end < 0 ? text : text[..end];
            while (next < Units.Length && !name.SequenceEqual(Units[next].Name))
            {
                next++;
            }

            if (next == Units.Length || !TryAdd(ref duration, number, Units[next++].Ticks))
            {
                return false;
            }

            text = text[name.Length..];
        }

        return next > 0;
    }

    /// <summary>
    /// For reading, not for parsing back: three digits below a minute (<c>1.23ms</c>, <c>250ms</c>, <c>12.3s</c>), whole seconds from there on
    /// (<c>1m5s</c>, <c>1h30m</c>, <c>2d</c>).
    /// </summary>
    public static string Format(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
        {
            return "-" + Format(duration.Negate());
        }

        var ticks = ThreeDigits(duration.Ticks);
        if (ticks < TimeSpan.TicksPerMinute)
        {
            var (name, unit) = ticks == 0 || ticks >= TimeSpan.TicksPerSecond ? Units[3] : ticks >= TimeSpan.TicksPerMillisecond ? Units[4] : Units[5];
            return ((decimal)ticks / unit).ToString("0.##", CultureInfo.InvariantCulture) + name;
        }

        var rest = (duration.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;
        var text = "";
        foreach (var (name, unit) in Units.AsSpan(0, 4))
        {
            text += rest >= unit ? string.Create(CultureInfo.InvariantCulture, $"{rest / unit}{name}") : "";
            rest %= unit;
        }

        return text;
    }

    private static long ThreeDigits(long ticks)
    {
        var step = 1L;
        for (var size = ticks; size >= 1000; size /= 10)
        {
            step *= 10;
        }

        return (ticks + (step / 2)) / step * step;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    /// <summary>Adds a part, unless the sum is beyond what any option could mean.</summary>
    private static bool TryAdd(ref TimeSpan sum, decimal number, long unit)
    {
        if (number > 1_000_000_000 || number * unit > TimeSpan.MaxValue.Ticks - sum.Ticks)
        {
            return false;
        }

        sum += TimeSpan.FromTicks((long)Math.Round(number * unit, MidpointRounding.AwayFromZero));
        return true;
    }
}
