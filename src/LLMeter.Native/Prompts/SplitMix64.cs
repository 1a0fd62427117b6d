namespace LLMeter.Native.Prompts;

/// <summary>The generator behind every random choice that a seed must repeat, on any machine and in any version.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014; the constants of Vigna's public-domain
/// version). <see cref="Random"/> is not used: its algorithm is not promised. A mutable struct: pass it by reference.
/// </remarks>
internal struct SplitMix64(ulong state)
{
    private ulong _state = state;

    /// <summary>The stream of one purpose of one client: streams of different clients, purposes or seeds have nothing to do with each other.</summary>
    public static SplitMix64 For(long seed, int client, RandomPurpose purpose) =>
        new(Mix(Mix(Mix(unchecked((ulong)seed)) + (uint)client) + (uint)purpose));

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [0, <paramref name="bound"/>), each as likely as the other.</summary>
    /// <remarks>The upper half of a 128-bit product, redrawn where the lower half would favour some results (Lemire, "Fast Random Integer
    /// Generation in an Interval", 2019).</remarks>
    public int Below(int bound)
    {
        var range = (ulong)bound;
        var threshold = unchecked(0UL - range) % range;
        ulong high;
        ulong low;
        do
        {
            high = Math.BigMul(Next(), range, out low);
        }
        while (low < threshold);
        return (int)high;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
