namespace LLMeter.Native.Transport;

/// <summary>How many threads events come on, and that they run directly there. Must be called before the process opens its first socket.</summary>
/// <remarks>
/// On Linux an <see cref="EventLoop"/> takes the count from here; the switches are for .NET's own engine, which serves elsewhere.
/// By default .NET hands each completion to the thread pool: that costs half of a client's processor time per event and adds its
/// queue to every stamp. With inline completions an event thread reads, stamps and parses. Whatever runs there must be short and
/// must never block. The switches are environment variables that System.Net.Sockets reads once:
/// https://github.com/dotnet/runtime/blob/main/src/libraries/System.Net.Sockets/src/System/Net/Sockets/SocketAsyncEngine.Unix.cs
/// </remarks>
internal static class EventThreads
{
    private const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const string Threads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    private static readonly List<string> Ours = [];

    /// <summary>How many event threads the process has.</summary>
    public static int Count { get; private set; } = 1;

    /// <summary>Sets the switches, unless the user has.</summary>
    /// <remarks>One thread up to 8 processors (two were worse than one on two); above, one for every eight.</remarks>
    public static void Configure()
    {
        Count = Math.Max(1, Environment.ProcessorCount / 8);
        Set(Inline, "1");
        Set(Threads, Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (int.TryParse(Environment.GetEnvironmentVariable(Threads), out var chosen) && chosen > 0)
        {
            Count = chosen;
        }
    }

    /// <summary>Takes the switches out of a child's environment, but those that the user set.</summary>
    public static void KeepFrom(IDictionary<string, string?> environment)
    {
        foreach (var name in Ours)
        {
            environment.Remove(name);
        }
    }

    private static void Set(string name, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
        {
            Environment.SetEnvironmentVariable(name, value);
            Ours.Add(name);
        }
    }
}
