using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LLMeter.Native.Transport;

/// <summary>The system calls of Linux that an <see cref="EventLoop"/> lives on. Numbers are those of every Linux architecture that .NET runs on.</summary>
internal static partial class Posix
{
    public const int EpollCloseOnExec = 0x80000;
    public const int EpollAdd = 1;
    public const int EpollDelete = 2;

    public const uint EpollIn = 0x001;
    public const uint EpollOut = 0x004;
    public const uint EpollPeerClosed = 0x2000;
    public const uint EpollEdgeTriggered = 1u << 31;

    /// <summary>EPOLLERR, EPOLLHUP and EPOLLRDHUP: after what is there, there is no more.</summary>
    public const uint EpollEnd = 0x008 | 0x010 | EpollPeerClosed;

    public const int Peek = 0x02;
    public const int DoNotWait = 0x40;
    public const int NoSignal = 0x4000;

    public const int Interrupted = 4;
    public const int BadHandle = 9;
    public const int TryAgain = 11;

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static unsafe partial int EpollControl(int epoll, int operation, SafeSocketHandle socket, void* item);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static unsafe partial int EpollWait(int epoll, void* items, int room, int milliseconds);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static unsafe partial nint Receive(SafeSocketHandle socket, void* buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static unsafe partial nint Send(SafeSocketHandle socket, void* buffer, nint length, int flags);
}
