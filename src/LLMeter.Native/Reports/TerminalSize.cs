using System.Runtime.InteropServices;

namespace LLMeter.Native.Reports;

/// <summary>How large a terminal is.</summary>
internal readonly partial record struct TerminalSize(int Columns, int Rows)
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>Of Linux: asm-generic/ioctls.h. Other systems number it otherwise.</summary>
    private const nuint AskWindowSize = 0x5413;

    /// <summary>What is assumed where a terminal does not say.</summary>
    public static TerminalSize Usual { get; } = new(80, 24);

    /// <summary>The size of the terminal that stderr is, for a display there.</summary>
    /// <remarks>
    /// Linux is asked directly: System.Console asks stdout, which may well be a pipe or a file, and writes escape codes to the terminal first.
    /// </remarks>
    public static TerminalSize OfStandardError() => OperatingSystem.IsLinux() ? OfDescriptor(StandardError) : OfConsole();

    /// <summary>The size of the terminal that stdout is, for a report there.</summary>
    public static TerminalSize OfStandardOutput() => OperatingSystem.IsLinux() ? OfDescriptor(StandardOutput) : OfConsole();

    private static TerminalSize OfDescriptor(int descriptor) =>
        WindowSizeOf(descriptor, AskWindowSize, out var size) == 0 && size is { Rows: > 0, Columns: > 0 } ? new(size.Columns, size.Rows) : Usual;

    private static TerminalSize OfConsole()
    {
        try
        {
            return (Console.WindowWidth, Console.WindowHeight) is ( > 0, > 0) size ? new(size.Item1, size.Item2) : Usual;
        }
        catch (IOException)
        {
            return Usual; // No terminal, or none that can be asked.
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int WindowSizeOf(int descriptor, nuint request, out WindowSize size);

    /// <summary>struct winsize of ioctl_tty(2).</summary>
    private readonly struct WindowSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        private readonly uint _pixels;
    }
}
