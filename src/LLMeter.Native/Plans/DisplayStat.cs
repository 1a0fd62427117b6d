namespace LLMeter.Native.Plans;

/// <summary>One figure of the live display.</summary>
/// <param name="Label">What it is called there; the label's words also choose its group (Throughput, TTFT…).</param>
/// <param name="Key">Its key in stats.json, such as <c>time_to_first_token-p50</c>.</param>
/// <param name="Inverted">Whether 1/value is shown: seconds per token become tokens per second.</param>
internal sealed record DisplayStat(string Label, string Key, bool Inverted = false);
