using System.Runtime.InteropServices;

namespace LLMeter.Native.Load;

/// <summary>A thread of its own that gives way to all others: what is only recorded must not delay what is measured.</summary>
/// <remarks>On Linux by the thread's nice value (setpriority(2) takes a thread there), since .NET's thread priorities do nothing; elsewhere by those.</remarks>
internal static partial class PoliteThread
{
    private const int ProcessOrThread = 0; // PRIO_PROCESS
    private const uint CallingThread = 0;
    private const int Nice = 10;

    /// <summary>Runs <paramref name="work"/> on such a thread.</summary>
    /// <returns>Ends with the work, and carries what it threw.</returns>
    public static Task Run(string name, Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            if (OperatingSystem.IsLinux())
            {
                _ = SetPriority(ProcessOrThread, CallingThread, Nice); // If the system refuses, the work is merely less polite.
            }

            try
            {
                work();
                done.SetResult();
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        })
        {
            IsBackground = true,
            Name = name,
            Priority = ThreadPriority.BelowNormal,
        };
        thread.Start();
        return done.Task;
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int value);
}
