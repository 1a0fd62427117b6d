using LLMeter.Native.Measurement;

namespace LLMeter.Native.Statistics;

/// <summary>A figure that every request has or lacks, and that is summed up over a run.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Unit">The least difference that matters, for histograms.</param>
/// <param name="Of">A request's value; null where it has none.</param>
/// <param name="HasInterval">Whether its percentiles get confidence intervals.</param>
internal sealed record Metric(string Name, double Unit, Func<RequestFigures, double?> Of, bool HasInterval = true)
{
    private const double Nanosecond = 1e-9;
    private const double Micro = 1e-6;

    public static Metric TimeToLastToken { get; } = new("time_to_last_token", Nanosecond, f => f.TimeToLastToken);

    public static Metric TimeToFirstToken { get; } = new("time_to_first_token", Nanosecond, f => f.TimeToFirstToken);

    public static Metric TimePerOutputToken { get; } = new("time_per_output_token", Nanosecond, f => f.TimePerOutputToken);

    public static Metric OutputTokens { get; } = new("num_tokens_output", 1, f => f.OutputTokens, HasInterval: false);

    public static Metric InputTokens { get; } = new("num_tokens_input", 1, f => f.InputTokens, HasInterval: false);

    public static Metric CachedInputTokens { get; } = new("num_tokens_input_cached", 1, f => f.CachedInputTokens, HasInterval: false);

    public static Metric TimeToFirstByte { get; } = new("time_to_first_byte", Nanosecond, f => f.TimeToFirstByte);

    public static Metric TimeToFirstReasoningToken { get; } = new("time_to_first_reasoning_token", Nanosecond, f => f.TimeToFirstReasoningToken);

    public static Metric OutputTokensPerSecond { get; } = new("output_tokens_per_second", Micro, f => f.OutputTokensPerSecond);

    public static Metric TimeToFirstTokenFromSchedule { get; } =
        new("time_to_first_token_from_schedule", Nanosecond, f => f.TimeToFirstTokenFromSchedule);

    public static Metric TimeToLastTokenFromSchedule { get; } =
        new("time_to_last_token_from_schedule", Nanosecond, f => f.TimeToLastTokenFromSchedule);

    /// <summary>LLMeter's metrics, in the order of its stats.json.</summary>
    public static IReadOnlyList<Metric> LlMeter { get; } =
        [TimeToLastToken, TimeToFirstToken, TimePerOutputToken, OutputTokens, InputTokens, CachedInputTokens];

    /// <summary>Ours beyond LLMeter's.</summary>
    public static IReadOnlyList<Metric> Ours { get; } = [TimeToFirstByte, TimeToFirstReasoningToken, OutputTokensPerSecond];

    /// <summary>Told only where requests were late, else they repeat the others.</summary>
    public static IReadOnlyList<Metric> FromSchedule { get; } = [TimeToFirstTokenFromSchedule, TimeToLastTokenFromSchedule];
}
