using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Tests.Simulator.Latency;

public sealed class AdmissionQueueTests
{
    [Fact]
    public void Those_above_capacity_are_let_in_first_come_first_served()
    {
        var queue = new AdmissionQueue<string>(2);
        Assert.True(queue.Enter("a"));
        Assert.True(queue.Enter("b"));
        Assert.False(queue.Enter("c"));
        Assert.False(queue.Enter("d"));
        Assert.Equal(2, queue.Waiting);

        Assert.True(queue.Leave(out var next));
        Assert.Equal("c", next);
        Assert.False(queue.Enter("e"));
        Assert.True(queue.Leave(out next));
        Assert.Equal("d", next);
        Assert.True(queue.Leave(out next));
        Assert.Equal("e", next);
        Assert.Equal(0, queue.Waiting);
    }

    [Fact]
    public void A_place_that_nobody_waits_for_is_free_again()
    {
        var queue = new AdmissionQueue<string>(1);
        Assert.True(queue.Enter("a"));
        Assert.False(queue.Leave(out _));
        Assert.True(queue.Enter("b"));
        Assert.False(queue.Enter("c"));
    }

    [Fact]
    public void One_who_withdraws_is_passed_over()
    {
        var queue = new AdmissionQueue<string>(1);
        queue.Enter("a");
        queue.Enter("b");
        queue.Enter("c");
        Assert.True(queue.Withdraw("b"));
        Assert.False(queue.Withdraw("b"));
        Assert.False(queue.Withdraw("a"));
        Assert.True(queue.Leave(out var next));
        Assert.Equal("c", next);
        Assert.False(queue.Leave(out _));
    }
}
