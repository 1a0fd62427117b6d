namespace LLMeter.Native.Prompts;

/// <summary>How long a client waits before its first request, so that clients do not start in one burst.</summary>
internal static class StartJitter
{
    /// <summary>The most that LLMeter lets a client wait.</summary>
    public static readonly TimeSpan DefaultMax = TimeSpan.FromMilliseconds(10);

    /// <summary>Uniform in [0, <paramref name="max"/>); the same for the same seed and client.</summary>
    public static TimeSpan Of(long seed, int client, TimeSpan max) =>
        SplitMix64.For(seed, client, RandomPurpose.StartJitter).NextDouble() * max;
}
