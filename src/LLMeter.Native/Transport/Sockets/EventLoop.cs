using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LLMeter.Native.Transport;

/// <summary>One event thread on Linux: waits for sockets by epoll and lets each do its reading there and then.</summary>
/// <remarks>
/// .NET's own engine asks the kernel for bytes before each wait, in vain on a paced stream, and passes several layers on the way from the
/// event to the reader. Here an event costs one read. Edge-triggered: https://man7.org/linux/man-pages/man7/epoll.7.html.
/// Whatever runs on this thread must be short and must never block.
/// </remarks>
internal sealed class EventLoop
{
    private const int Batch = 256;
    private const uint Interest = Posix.EpollIn | Posix.EpollOut | Posix.EpollPeerClosed | Posix.EpollEdgeTriggered;

    /// <summary>struct epoll_event is packed on x86-64 and aligned elsewhere.</summary>
    private static readonly int ItemSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly Lazy<EventLoop[]> Loops = new(() => [.. Enumerable.Range(0, EventThreads.Count).Select(number => new EventLoop(number))]);
    private static int Turn;

    private readonly int _epoll;
    private readonly Lock _gate = new();
    private EpollSocket?[] _slots = new EpollSocket?[64];
    private int _generation;

    private EventLoop(int number)
    {
        _epoll = Posix.EpollCreate(Posix.EpollCloseOnExec);
        if (_epoll < 0)
        {
            throw new SocketException(Marshal.GetLastPInvokeError());
        }

        new Thread(Run) { IsBackground = true, Name = $"event loop {number}" }.Start();
    }

    /// <summary>Whether this system has one.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>The loops in turn.</summary>
    public static EventLoop Next() => Loops.Value[(int)((uint)Interlocked.Increment(ref Turn) % (uint)Loops.Value.Length)];

    /// <summary>Has the loop call <see cref="EpollSocket.OnEvent"/> from now on.</summary>
    /// <returns>What to say to <see cref="Remove"/>.</returns>
    public unsafe long Add(EpollSocket socket, SafeSocketHandle handle)
    {
        long key;
        lock (_gate)
        {
            var slot = Array.IndexOf(_slots, null);
            if (slot < 0)
            {
                slot = _slots.Length;
                var grown = new EpollSocket?[slot * 2];
                _slots.CopyTo(grown, 0);
                Volatile.Write(ref _slots, grown);
            }

            _slots[slot] = socket;
            key = ((long)++_generation << 32) | (uint)slot;
            socket.Key = key;
        }

        var item = stackalloc byte[16];
        *(uint*)item = Interest;
        *(long*)(item + DataOffset) = key;
        if (Posix.EpollControl(_epoll, Posix.EpollAdd, handle, item) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            Forget(key);
            throw new SocketException(error, new Win32Exception(error).Message);
        }

        return key;
    }

    public unsafe void Remove(long key, SafeSocketHandle handle)
    {
        var item = stackalloc byte[16];
        _ = Posix.EpollControl(_epoll, Posix.EpollDelete, handle, item); // A socket that is closed already has left by itself.
        Forget(key);
    }

    private void Forget(long key)
    {
        lock (_gate)
        {
            _slots[(int)key] = null;
        }
    }

    private unsafe void Run()
    {
        var items = stackalloc byte[Batch * 16];
        while (true)
        {
            var count = Posix.EpollWait(_epoll, items, Batch, -1);
            for (var i = 0; i < count; i++)
            {
                var item = items + (i * ItemSize);
                var key = *(long*)(item + DataOffset);
                var slots = Volatile.Read(ref _slots);
                if (slots[(int)key] is { } socket && socket.Key == key) // Else it was closed by an event before this one.
                {
                    socket.OnEvent(*(uint*)item);
                }
            }
        }
    }
}
