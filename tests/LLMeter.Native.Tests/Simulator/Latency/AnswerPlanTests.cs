using LLMeter.Native.Simulator;
using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Tests.Simulator.Latency;

public sealed class AnswerPlanTests
{
    [Fact]
    public void The_requests_limit_cuts_the_answer_and_reasoning_counts()
    {
        var settings = Settings("--output-tokens", "10", "--reasoning-tokens", "4");
        Assert.Equal((4, 10, false), Shape(settings, null));
        Assert.Equal((4, 10, false), Shape(settings, 14));
        Assert.Equal((4, 9, true), Shape(settings, 13));
        Assert.Equal((3, 0, true), Shape(settings, 3));
    }

    [Fact]
    public void Prefill_adds_its_time_to_the_first_token()
    {
        var settings = Settings("--ttft", "20ms", "--prefill-rate", "1000");
        Assert.Equal(520e6, AnswerPlan.Draw(settings, 0, 500, null).FirstTokenNs);
        Assert.Equal(120e6, AnswerPlan.Draw(settings with { InputTokens = Distribution.Constant(100) }, 0, 500, null).FirstTokenNs);
    }

    [Fact]
    public void Without_pace_nothing_waits()
    {
        var plan = AnswerPlan.Draw(Settings("--pace", "off", "--prefill-rate", "1"), 0, 500, null);
        Assert.Equal(0, plan.FirstTokenNs);
        Assert.True(plan.Gap.IsZero);
    }

    [Fact]
    public void Cached_tokens_are_a_part_of_the_input() =>
        Assert.Equal(7, AnswerPlan.Draw(Settings("--cached-tokens", "50"), 0, 7, null).CachedTokens);

    [Fact]
    public void The_same_seed_draws_the_same_plans_and_another_seed_does_not()
    {
        var settings = Settings("--output-tokens", "uniform(1,1000000)", "--ttft", "exponential(1s)");
        var plans = Enumerable.Range(0, 20).Select(number => AnswerPlan.Draw(settings, number, 1, null)).ToArray();
        Assert.Equal(plans, Enumerable.Range(0, 20).Select(number => AnswerPlan.Draw(settings, number, 1, null)));
        Assert.Equal(20, plans.Select(plan => plan.FirstTokenNs).Distinct().Count());
        Assert.NotEqual(plans[0].VisibleTokens, AnswerPlan.Draw(settings with { Seed = 1 }, 0, 1, null).VisibleTokens);
    }

    private static (int Reasoning, int Visible, bool IsCut) Shape(SimulatorSettings settings, int? limit)
    {
        var plan = AnswerPlan.Draw(settings, 0, 1, limit);
        return (plan.ReasoningTokens, plan.VisibleTokens, plan.IsCut);
    }

    private static SimulatorSettings Settings(params string[] words)
    {
        Assert.True(SimulatorOptions.TryParse(words, out var settings, out var error), error);
        return settings;
    }
}
