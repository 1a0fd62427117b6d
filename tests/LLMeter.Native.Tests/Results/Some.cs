using System.Globalization;
using LLMeter.Native.Measurement;
using LLMeter.Native.Results;

namespace LLMeter.Native.Tests.Results;

/// <summary>Requests and runs for tests. Stamps are nanoseconds since a start that no test depends on.</summary>
internal static class Some
{
    public const long Start = 5_000_000_000;

    public static WallClock Wall { get; } = new(new DateTimeOffset(2026, 11, 22, 6, 30, 0, TimeSpan.Zero), Start);

    public static PreparedPayload Payload { get; } = new("""{"messages":[{"role":"user","content":"Grüße, 世界"}],"max_tokens":5}"""u8.ToArray(), "Grüße, 世界");

    public static RunDescription Plan { get; } = new() { Clients = 2, RequestsPerClient = 2, RunName = "some-run", ModelId = "some-model" };

    /// <summary>A count of milliseconds as a stamp.</summary>
    public static long At(double milliseconds) => Start + Clock.Ticks(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>A streamed answer: five one-token events, the first 100 ms after the sending and then one every 20 ms.</summary>
    public static Exchange Answer(long number = 0, double sent = 0, double due = double.NaN, string text = "Hällo", int events = 5, long? tokens = 5)
    {
        var tally = new ResponseTally(streams: true, visibleOnly: true);
        tally.Id.Append(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"chatcmpl-{number}")));
        tally.Text.Append(System.Text.Encoding.UTF8.GetBytes(text));
        tally.FinishReason.Append("stop"u8);
        for (var i = 0; i < events; i++)
        {
            tally.BeginRead(At(sent + 100 + (20 * i)));
            tally.SawVisible();
            tally.EndEvent();
        }

        tally.Usage = new TokenUsage { Input = 7, Output = tokens };
        return new Exchange(number, (int)(number % 2), Payload, [AttemptOf(sent, double.IsNaN(due) ? sent : due, sent + 100 + (20 * events))], tally);
    }

    /// <summary>A request that came to nothing after 50 ms.</summary>
    public static Exchange Failed(long number = 0, double sent = 0, FailureKind kind = FailureKind.Throttled, string message = "slow down")
    {
        var attempt = AttemptOf(sent, sent, sent + 50);
        attempt.Status = 429;
        attempt.Failure = new Failure(kind, message, TimeSpan.FromSeconds(2));
        return new Exchange(number, 0, Payload, [attempt], new ResponseTally(streams: true, visibleOnly: true));
    }

    public static RequestFigures FiguresOf(Exchange exchange) => RequestFigures.Of(exchange, ThreeTokens.Instance);

    public static RunProgress Tick(double milliseconds, long sent = 0, long inFlight = 0, RunPhase phase = RunPhase.Measuring, double cpuShare = 0.25) =>
        new(At(milliseconds), TimeSpan.FromMilliseconds(milliseconds), phase, inFlight, sent, sent - inFlight, null, new ClientHealth { CpuShare = cpuShare });

    private static Attempt AttemptOf(double sent, double due, double end) => new()
    {
        Status = 200,
        OpenedConnection = true,
        Stamps = new AttemptStamps
        {
            Due = At(due),
            Sent = At(sent),
            Connected = At(sent + 2),
            Written = At(sent + 3),
            Headers = At(sent + 90),
            End = At(end),
        },
    };

    /// <summary>Every text has three tokens.</summary>
    private sealed class ThreeTokens : ITokenCounter
    {
        public static ThreeTokens Instance { get; } = new();

        public int Count(string text) => 3;
    }
}
