using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace LLMeter.Native.Simulator.Scheduling;

/// <summary>Sleeps in ppoll(2) on an eventfd(2): tens of microseconds of error where .NET's own waits count whole milliseconds.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe partial class PollSleeper : Sleeper
{
    private const int NonBlockingCloseOnExec = 0x800 | 0x80000; // EFD_NONBLOCK | EFD_CLOEXEC
    private const int SetTimerSlack = 29; // PR_SET_TIMERSLACK, of the calling thread
    private const int SlackNs = 5_000;
    private const short Readable = 1; // POLLIN

    private readonly int _event;

    public PollSleeper()
    {
        _event = CreateEvent(0, NonBlockingCloseOnExec);
        if (_event < 0)
        {
            throw new InvalidOperationException("The system has no file descriptor left for the simulator's timer.");
        }
    }

    public override void SleepUntil(long dueNs)
    {
        var leftNs = dueNs - MonotonicClock.NowNs;
        if (leftNs <= 0)
        {
            return;
        }

        var left = new TimeSpec
        {
            Seconds = (nint)Math.Min(leftNs / MonotonicClock.NsPerSecond, int.MaxValue),
            Nanoseconds = (nint)(leftNs % MonotonicClock.NsPerSecond),
        };
        var poll = new PollEntry { Descriptor = _event, Wanted = Readable };
        if (Poll(&poll, 1, &left, null) > 0)
        {
            ulong count;
            Read(_event, &count, sizeof(ulong)); // Takes the wake-up, so that the next sleep is a sleep.
        }
    }

    public override void Wake()
    {
        ulong one = 1;
        Write(_event, &one, sizeof(ulong));
    }

    public override void Dispose() => _ = Close(_event); // Nothing is to be done about a failure.

    public override void Prepare() => _ = Control(SetTimerSlack, SlackNs, 0, 0, 0); // At worst the kernel's default stays: 50 microseconds.

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint first, nuint second, nuint third, nuint fourth);

    [LibraryImport("libc", EntryPoint = "eventfd")]
    private static partial int CreateEvent(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "ppoll")]
    private static partial int Poll(PollEntry* entries, nuint count, TimeSpec* timeout, void* signals);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, void* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int descriptor, void* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    private struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Happened;
    }

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
