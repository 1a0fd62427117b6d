namespace LLMeter.Native.Prompts;

/// <summary>Which payload one client sends as its n-th request: the list in the client's own order, over and over.</summary>
/// <remarks>
/// A pure function of the seed, the client's number and the number of payloads, so a run repeats. Made once a client; asking allocates nothing.
/// LLMeter shuffles too, but all its clients get the same order, and so send the same payload at the same time; here each has its own.
/// </remarks>
internal sealed class PayloadOrder
{
    private readonly int _count;
    private readonly int[]? _order;

    private PayloadOrder(int count, int[]? order)
    {
        _count = count;
        _order = order;
    }

    /// <summary>The list's own order, from its beginning for every client (<c>--no-shuffle</c>).</summary>
    public static PayloadOrder AsGiven(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new PayloadOrder(count, null);
    }

    /// <summary>The order of one client (Fisher and Yates's shuffle, from the end, with <see cref="SplitMix64.Below"/>).</summary>
    public static PayloadOrder Shuffled(int count, long seed, int client)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        var random = SplitMix64.For(seed, client, RandomPurpose.Order);
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return new PayloadOrder(count, order);
    }

    /// <summary>The payload's index for the client's request number <paramref name="request"/>, from 0.</summary>
    public int IndexOf(long request)
    {
        var place = (int)(request % _count);
        return _order is null ? place : _order[place];
    }
}
