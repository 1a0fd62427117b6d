using System.Threading.Channels;
using LLMeter.Native.Load;
using LLMeter.Native.Measurement;
using LLMeter.Native.Prompts;
using LLMeter.Native.Tests.Transport;

namespace LLMeter.Native.Tests.Load;

public sealed class ClientTests
{
    [Fact]
    public async Task A_client_waits_for_a_recorder_that_is_behind_and_loses_nothing()
    {
        await using var server = ScriptedServer.Saying(Answers.GoodStream);
        var endpoint = Some.Stream(server.BaseUrl);
        using var connection = Some.Connection(endpoint);
        var ended = Channel.CreateBounded<Exchange>(1);
        var counters = new RunCounters();
        var client = new Client(0, connection, [Some.Payload(endpoint)], PayloadOrder.AsGiven(1), counters, ended.Writer);
        var running = client.RunAsync(TimeSpan.Zero, 5, long.MaxValue, CancellationToken.None);
        for (var i = 0L; i < 5; i++)
        {
            Assert.Equal(i, (await ended.Reader.ReadAsync()).Number);
            Assert.True(counters.Ended <= i + 3, "The client went ahead of its recorder.");
        }

        await running;
        Assert.Equal((5L, 5L), (counters.Sent, counters.Ended));
    }
}
