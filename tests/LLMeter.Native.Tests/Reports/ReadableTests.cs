using LLMeter.Native.Reports;

namespace LLMeter.Native.Tests.Reports;

/// <summary>Numbers have three significant digits and the unit that reads best. Ties of number and unit are read as spaces here.</summary>
public sealed class ReadableTests
{
    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.0000004, "0.000 ms")]
    [InlineData(0.00005, "0.050 ms")]
    [InlineData(0.0012345, "1.23 ms")]
    [InlineData(0.0099964, "10.0 ms")]
    [InlineData(0.0523, "52.3 ms")]
    [InlineData(0.09996, "100 ms")]
    [InlineData(0.9994, "999 ms")]
    [InlineData(0.9996, "1.00 s")]
    [InlineData(2.104, "2.10 s")]
    [InlineData(41.26, "41.3 s")]
    [InlineData(123.4, "123 s")]
    [InlineData(86400, "86,400 s")]
    [InlineData(2.5e15, "2.50e+15 s")]
    [InlineData(-0.0021, "-2.10 ms")]
    [InlineData(double.NaN, "—")]
    [InlineData(double.PositiveInfinity, "—")]
    public void Latencies_are_in_milliseconds_below_a_second(double seconds, string expected) => Equal(expected, Readable.Latency(seconds));

    [Theory]
    [InlineData(0.074, "74.0 ms")]
    [InlineData(41.234, "41.2 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "1 min")]
    [InlineData(1044.95, "17 min 25 s")]
    [InlineData(3600, "1 h")]
    [InlineData(12, "12 s")]
    [InlineData(0.0001, "0.100 ms")]
    [InlineData(3605, "1 h 5 s")]
    [InlineData(90061, "25 h 1 min 1 s")]
    public void Durations_have_minutes_and_hours_where_there_are_any(double seconds, string expected) => Equal(expected, Readable.Duration(seconds));

    [Theory]
    [InlineData(6, "6")]
    [InlineData(99.23, "99.2")]
    [InlineData(99.98, "100")]
    [InlineData(1234.4, "1,234")]
    [InlineData(12000, "12,000")]
    [InlineData(5e12, "5.00e+12")]
    public void Counts_have_a_decimal_only_where_it_says_something(double value, string expected) => Equal(expected, Readable.Count(value));

    [Theory]
    [InlineData(0.5, "0.50")]
    [InlineData(48.26, "48.3")]
    [InlineData(675.527, "675.5")]
    [InlineData(4801.87, "4,802")]
    [InlineData(1e13, "1.00e+13")]
    public void Rates_lose_decimals_as_they_grow(double value, string expected) => Equal(expected, Readable.Rate(value));

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0004, "<0.1%")]
    [InlineData(0.025, "2.5%")]
    [InlineData(0.5, "50%")]
    [InlineData(0.9996, ">99.9%")]
    [InlineData(1, "100%")]
    public void Few_is_never_none_and_most_is_never_all(double share, string expected) => Equal(expected, Readable.Share(share));

    [Theory]
    [InlineData(48_100_000, "48.1 MB")]
    [InlineData(2_340_000_000, "2.34 GB")]
    public void Memory_is_in_megabytes_or_gigabytes(double bytes, string expected) => Equal(expected, Readable.Bytes(bytes));

    [Theory]
    [InlineData(1, "1 request")]
    [InlineData(0, "0 requests")]
    [InlineData(long.MaxValue, "9,223,372,036,854,775,807 requests")]
    public void One_thing_is_not_many(long count, string expected) => Equal(expected, Readable.Plural(count, "request"));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    public void The_users_culture_changes_nothing(string culture)
    {
        using var user = new UserCulture(culture);
        Equal("-2.10 ms", Readable.Latency(-0.0021));
        Equal("12,000", Readable.Count(12000d));
        Equal("12,000", Readable.Count(12000L));
        Equal("675.5", Readable.Rate(675.5));
        Equal("2.5%", Readable.Share(0.025));
        Equal("2.50e+15", Readable.Count(2.5e15));
    }

    private static void Equal(string expected, string actual) => Assert.Equal(expected, actual.Replace(Readable.Tie, ' '));
}
