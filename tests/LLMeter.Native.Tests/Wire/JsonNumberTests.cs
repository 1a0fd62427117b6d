using System.Text;

namespace LLMeter.Native.Tests.Wire;

public sealed class JsonNumberTests
{
    [Theory]
    [InlineData("12", 12L)]
    [InlineData("12.0", 12L)]
    [InlineData("1.2e1", 12L)]
    [InlineData("1.20E+1", 12L)]
    [InlineData("1200e-2", 12L)]
    [InlineData("120.00e-1", 12L)]
    [InlineData("-0.0", 0L)]
    [InlineData("0e999999999999", 0L)]
    [InlineData("-7.50e1", -75L)]
    [InlineData("0.000005e6", 5L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    [InlineData("-9223372036854775808.000", long.MinValue)]
    [InlineData("-9.223372036854775808e18", long.MinValue)]
    public void Whole_numbers_are_taken_however_they_are_written(string number, long expected) => Assert.Equal(expected, Read(number).Whole);

    [Theory]
    [InlineData("12.5")]
    [InlineData("1e-1")]
    [InlineData("1.25e1")]
    [InlineData("1.00000000000000000000000000000000000000001")]
    [InlineData("9223372036854775808")]
    [InlineData("9223372036854775808.0")]
    [InlineData("-9223372036854775809.0")]
    [InlineData("1e19")]
    [InlineData("1e400")]
    [InlineData("1e999999999999")]
    [InlineData("1e-999999999999")]
    [InlineData("99999999999999999999999999999999999999999999999999.0")]
    [InlineData("\"12\"")]
    [InlineData("true")]
    [InlineData("null")]
    public void What_is_not_a_whole_number_or_does_not_fit_stays_unset(string value) => Assert.Null(Read(value).Whole);

    [Theory]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648.0", int.MinValue)]
    public void A_small_integer_takes_what_fits(string number, int expected) => Assert.Equal(expected, Read(number).Small);

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    public void A_small_integer_refuses_what_does_not_fit(string number) => Assert.Null(Read(number).Small);

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("12", 12.0)]
    [InlineData("-1.5e-3", -0.0015)]
    [InlineData("1e-999", 0.0)]
    public void A_real_number_is_the_nearest_double(string number, double expected) => Assert.Equal(expected, Read(number).Real);

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("\"1\"")]
    public void A_real_number_that_is_too_large_stays_unset(string number) => Assert.Null(Read(number).Real);

    private static JsonSampleNumbers Read(string value)
    {
        var numbers = default(JsonSampleNumbers);
        numbers.Read(Encoding.UTF8.GetBytes($$"""{"n":{{value}},"i":{{value}},"d":{{value}}}"""));
        return numbers;
    }
}
