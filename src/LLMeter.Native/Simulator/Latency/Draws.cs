namespace LLMeter.Native.Simulator.Latency;

/// <summary>A stream of random numbers that is a pure function of a seed, a request's number and what they are for.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014). Runs repeat, whatever the order of threads.</remarks>
internal struct Draws
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    private Draws(ulong state) => _state = state;

    public static Draws For(long seed, long request, DrawPurpose purpose) =>
        new(Mix(Mix(Mix((ulong)seed + Gamma) ^ (ulong)request) ^ ((ulong)purpose + Gamma)));

    /// <summary>The next number, uniform in [0, 1).</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next number of a normal distribution with mean 0 and standard deviation 1 (Box and Muller, 1958).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2.0 * Math.Log(1.0 - NextUnit())); // 1 - u is never 0.
        return radius * Math.Cos(2.0 * Math.PI * NextUnit());
    }

    private ulong Next() => Mix(_state += Gamma);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
