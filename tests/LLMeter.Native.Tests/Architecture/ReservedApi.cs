namespace LLMeter.Native.Tests.Architecture;

/// <summary>Rule: a part of the framework belongs to some rooms of the program and is not touched elsewhere.</summary>
/// <param name="What">As part of a sentence: "the console belongs to".</param>
/// <param name="Names">A name (Stopwatch) or dotted names (TimeProvider.System) that give it away, however they are qualified.</param>
/// <param name="Rooms">Where it may be touched; empty for the project's root.</param>
internal sealed record ReservedApi(string What, string[] Names, string[] Rooms)
{
    public static ReservedApi Console { get; } = new("the console belongs to", ["Console"], ["", "Cli", "Reports"]);

    public static ReservedApi Sockets { get; } = new(
        "sockets belong to",
        ["System.Net.Sockets", "SocketsHttpHandler", "HttpClient", "HttpClientHandler", "HttpMessageInvoker", "TcpClient", "TcpListener", "UdpClient", "SslStream"],
        ["Transport", "Simulator"]);

    public static ReservedApi Clocks { get; } = new(
        "clocks belong to",
        [
            "Stopwatch", "TimeProvider.System", "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow",
            "Environment.TickCount", "Environment.TickCount64",
        ],
        ["Load", "Transport", "Measurement", "Simulator"]);

    /// <summary>The product's own clock; the command line reads it for the default run name.</summary>
    public static ReservedApi OwnClock { get; } = new(
        "clocks belong to", ["Clock.Now", "WallClock.Read"], ["Cli", "Load", "Transport", "Measurement", "Simulator"]);

    /// <summary>Credentials and options come from there; Transport sets the runtime's socket switches before the first socket.</summary>
    public static ReservedApi Environment { get; } = new(
        "the environment belongs to",
        [
            "Environment.GetEnvironmentVariable", "Environment.GetEnvironmentVariables", "Environment.SetEnvironmentVariable",
            "Environment.ExpandEnvironmentVariables",
        ],
        ["", "Cli", "Signing", "Transport"]);

    /// <summary>Everything else returns, so that files are closed.</summary>
    public static ReservedApi Exit { get; } = new("ending the program belongs to", ["Environment.Exit", "Environment.ExitCode", "Environment.FailFast"], ["", "Cli"]);

    public static IReadOnlyList<ReservedApi> All { get; } = [Console, Sockets, Clocks, OwnClock, Environment, Exit];

    /// <summary>What is wrong, such as <c>Statistics/RunSummary.cs:12 uses Stopwatch: clocks belong to Load, Transport</c>.</summary>
    public IEnumerable<string> Complaints(SourceFile file)
    {
        if (file.Project == House.Native.Project && Rooms.Contains(file.Room))
        {
            yield break;
        }

        for (var i = 0; i < file.Tokens.Count; i++)
        {
            var at = file.NameAt(i);
            foreach (var name in Names.Where(name => at == name || at.StartsWith(name + ".", StringComparison.Ordinal)))
            {
                yield return $"{file.Path}:{SourceFile.LineOf(file.Tokens[i])} uses {name}: {What} {string.Join(", ", Rooms.Where(room => room.Length > 0))}";
            }
        }
    }
}
