using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Measurement;

public sealed class GapRecorderTests
{
    [Fact]
    public void Gaps_lie_between_neighbouring_events()
    {
        var gaps = default(GapRecorder);
        foreach (var stamp in (long[])[100, 130, 130, 200])
        {
            gaps.Mark(stamp);
        }

        Assert.Equal([30, 0, 70], gaps.Ticks.ToArray());
        gaps.Return();
        Assert.Equal(0, gaps.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fewer_than_two_events_have_no_gap(int events)
    {
        var gaps = default(GapRecorder);
        for (var i = 0; i < events; i++)
        {
            gaps.Mark(5);
        }

        Assert.True(gaps.Ticks.IsEmpty);
        gaps.Return();
    }

    [Fact]
    public void Thousands_of_gaps_are_all_kept_in_order()
    {
        var gaps = default(GapRecorder);
        var stamp = 1L;
        for (var i = 0; i <= 10_000; i++)
        {
            gaps.Mark(stamp);
            stamp += i;
        }

        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (long)i), gaps.Ticks.ToArray());
        gaps.Return();
    }
}
