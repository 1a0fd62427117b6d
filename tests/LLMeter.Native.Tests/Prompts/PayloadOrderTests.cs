using LLMeter.Native.Prompts;

namespace LLMeter.Native.Tests.Prompts;

public sealed class PayloadOrderTests
{
    // Computed in Python (integers of any size) from the description in docs/payloads.md.
    [Theory]
    [InlineData(10, 0, 0, new[] { 9, 4, 0, 5, 2, 1, 6, 8, 3, 7 })]
    [InlineData(10, 0, 1, new[] { 7, 8, 1, 0, 4, 2, 9, 6, 5, 3 })]
    [InlineData(10, 7, 0, new[] { 3, 8, 4, 1, 7, 6, 5, 0, 9, 2 })]
    [InlineData(10, -1, 3, new[] { 6, 7, 0, 8, 4, 2, 3, 5, 9, 1 })]
    [InlineData(1, 0, 0, new[] { 0 })]
    public void A_seed_and_a_client_mean_the_same_order_on_every_machine(int count, long seed, int client, int[] expected) =>
        Assert.Equal(expected, Take(PayloadOrder.Shuffled(count, seed, client), count));

    [Fact]
    public void The_order_repeats_when_it_is_used_up()
    {
        var order = PayloadOrder.Shuffled(3, 0, 0);
        Assert.Equal(Take(order, 3), Take(order, 9).Skip(6));
        Assert.Equal(order.IndexOf(0), order.IndexOf(3_000_000_000_000));
    }

    [Fact]
    public void Each_payload_comes_once_before_any_comes_twice() =>
        Assert.Equal(Enumerable.Range(0, 1000), Take(PayloadOrder.Shuffled(1000, 42, 17), 1000).Order());

    [Fact]
    public void Without_shuffling_the_list_is_sent_as_it_stands() => Assert.Equal([0, 1, 2, 0, 1], Take(PayloadOrder.AsGiven(3), 5));

    // Six orders of three payloads, 6,000 clients: the chi-squared statistic with 5 degrees of freedom passes 20.5 once in a thousand.
    [Fact]
    public void No_order_is_favoured()
    {
        var counts = Enumerable.Range(0, 6000)
            .Select(client => string.Join(',', Take(PayloadOrder.Shuffled(3, 0, client), 3)))
            .CountBy(order => order)
            .ToList();
        Assert.Equal(6, counts.Count);
        Assert.True(counts.Sum(order => Math.Pow(order.Value - 1000, 2) / 1000) < 20.5);
    }

    [Fact]
    public void Asking_for_a_request_allocates_nothing()
    {
        var order = PayloadOrder.Shuffled(7, 0, 0);
        long sum = order.IndexOf(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var request = 0; request < 1000; request++)
        {
            sum += order.IndexOf(request);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);
    }

    private static int[] Take(PayloadOrder order, int count) => [.. Enumerable.Range(0, count).Select(request => order.IndexOf(request))];
}
