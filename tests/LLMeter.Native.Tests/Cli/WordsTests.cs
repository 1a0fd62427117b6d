using LLMeter.Native.Cli;

namespace LLMeter.Native.Tests.Cli;

public sealed class WordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \t ", "")]
    [InlineData("--ttft 200ms", "--ttft|200ms")]
    [InlineData(" --a  b\tc\n", "--a|b|c")]
    [InlineData("--ttft 'normal(50ms, 5ms)'", "--ttft|normal(50ms, 5ms)")]
    [InlineData("--model \"it's\"", "--model|it's")]
    [InlineData("a'b c'd", "ab cd")]
    [InlineData("--name=''", "--name=")]
    [InlineData("x '' \"\"", "x||")]
    public void A_text_is_split_as_a_shell_splits_it(string text, string words) =>
        Assert.Equal(words.Length == 0 ? [] : words.Split('|'), Words.Split(text));

    [Theory]
    [InlineData("--model 'x")]
    [InlineData("\"")]
    public void A_quote_that_is_not_closed_is_refused(string text) =>
        Assert.Contains("not closed", Assert.Throws<UsageException>(() => Words.Split(text)).Message, StringComparison.Ordinal);
}
