using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Measurement;

public sealed class FailureNamesTests
{
    [Fact]
    public void The_kinds_are_the_methods_closed_set() => Assert.Equal(
        ["none", "connect", "dns", "tls", "timeout", "throttled", "auth", "client_error", "server_error", "stream_error", "truncated", "malformed", "cancelled"],
        Enum.GetValues<FailureKind>().Select(kind => kind.Name()));

    [Fact]
    public void A_name_is_read_back()
    {
        Assert.All(Enum.GetValues<FailureKind>(), kind => Assert.True(FailureNames.TryParse(kind.Name(), out var read) && read == kind));
        Assert.False(FailureNames.TryParse("Timeout", out _));
    }
}
