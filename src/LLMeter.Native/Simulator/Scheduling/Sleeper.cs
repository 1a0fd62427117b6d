namespace LLMeter.Native.Simulator.Scheduling;

/// <summary>How one thread sleeps until a moment, and how others wake it earlier.</summary>
internal abstract class Sleeper : IDisposable
{
    /// <summary>The most precise sleeper of this operating system.</summary>
    public static Sleeper Create() => OperatingSystem.IsLinux() ? new PollSleeper() : new WaitSleeper();

    /// <summary>Makes the calling thread, which is the one that will sleep, ready for precise sleep.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Returns at the moment, or earlier after <see cref="Wake"/> (or for no reason at all: the caller looks at the clock again).</summary>
    public abstract void SleepUntil(long dueNs);

    /// <summary>Ends the present sleep, or the next one if nobody sleeps. Any thread may call it.</summary>
    public abstract void Wake();

    public abstract void Dispose();
}
