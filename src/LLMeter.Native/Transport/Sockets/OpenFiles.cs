using System.Runtime.InteropServices;

namespace LLMeter.Native.Transport;

/// <summary>How many files and sockets this process may have open at once.</summary>
internal static partial class OpenFiles
{
    private const int NumberOfFiles = 7; // RLIMIT_NOFILE

    /// <summary>The limit, or no limit where the system does not tell. .NET has raised the soft limit to the hard one.</summary>
    public static ulong Limit => OperatingSystem.IsLinux() && GetLimit(NumberOfFiles, out var limit) == 0 ? limit.Soft : ulong.MaxValue;

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out ResourceLimit limit);

    /// <summary>struct rlimit of getrlimit(2).</summary>
    private readonly struct ResourceLimit
    {
        public readonly ulong Soft;
        private readonly ulong _hard;
    }
}
