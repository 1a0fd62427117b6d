using System.Net;
using System.Net.Sockets;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Transport;

/// <summary>Measures what an arriving event waits for because of the client's own load: a byte sent to ourselves over loopback, as late as the event thread makes it.</summary>
/// <remarks>One socket pair for each event thread; sockets are dealt out to them in turn.</remarks>
internal sealed class EventThreadHeartbeat : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private readonly HealthSampler _health;
    private readonly List<(Socket Sender, IStreamSocket Receiver)> _pairs = [];
    private readonly Thread _sender;
    private volatile bool _stopped;

    private EventThreadHeartbeat(HealthSampler health)
    {
        _health = health;
        _sender = new Thread(SendBeats) { IsBackground = true, Name = "heartbeat", Priority = ThreadPriority.AboveNormal };
    }

    public static EventThreadHeartbeat Start(HealthSampler health)
    {
        var heartbeat = new EventThreadHeartbeat(health);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(EventThreads.Count);
        for (var i = 0; i < EventThreads.Count; i++)
        {
            var sender = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            sender.Connect(listener.LocalEndPoint!);
            var accepted = listener.Accept();
            accepted.Blocking = !EventLoop.IsSupported;
            IStreamSocket receiver = EventLoop.IsSupported ? new EpollSocket(accepted) : new PortableSocket(accepted);
            heartbeat._pairs.Add((sender, receiver));
            _ = heartbeat.ReceiveBeatsAsync(receiver);
        }

        heartbeat._sender.Start();
        return heartbeat;
    }

    public void Dispose()
    {
        _stopped = true;
        _sender.Join();
        foreach (var (sender, receiver) in _pairs)
        {
            sender.Dispose();
            receiver.Dispose();
        }
    }

    private void SendBeats()
    {
        Span<byte> beat = stackalloc byte[sizeof(long)];
        while (!_stopped)
        {
            foreach (var (sender, _) in _pairs)
            {
                BitConverter.TryWriteBytes(beat, Clock.Now());
                sender.Send(beat);
            }

            _health.WatchCollections();
            Thread.Sleep(Interval);
        }
    }

    private async Task ReceiveBeatsAsync(IStreamSocket receiver)
    {
        var beats = new byte[1024];
        var held = 0;
        try
        {
            while (true)
            {
                var read = await receiver.ReceiveAsync(beats.AsMemory(held));
                var now = receiver.LastRead;
                if (read == 0)
                {
                    return;
                }

                held += read;
                var at = 0;
                for (; held - at >= sizeof(long); at += sizeof(long))
                {
                    _health.Beat(Clock.Seconds(BitConverter.ToInt64(beats, at), now));
                }

                beats.AsSpan(at, held - at).CopyTo(beats);
                held -= at;
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
        }
    }
}
