using System.Globalization;
using System.Text;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Measurement;

/// <summary>Hand-made requests. Times are seconds after a start that no test depends on.</summary>
internal static class Some
{
    private const double Start = 1000;

    public static long At(double seconds) => Clock.Ticks(TimeSpan.FromSeconds(Start + seconds));

    /// <summary>An answer whose events came at these times: "v" visible, "r" reasoning, "b" both, "-" neither.</summary>
    public static ResponseTally Tally(string events, bool visibleOnly = true, bool streams = true)
    {
        var tally = new ResponseTally(streams, visibleOnly);
        foreach (var one in events.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            tally.BeginRead(At(double.Parse(one[1..], CultureInfo.InvariantCulture)));
            if (one[0] is 'v' or 'b')
            {
                tally.SawVisible();
            }

            if (one[0] is 'r' or 'b')
            {
                tally.SawReasoning();
            }

            tally.EndEvent();
        }

        return tally;
    }

    public static Exchange Exchange(ResponseTally tally, double sent = 0, double due = 0, double written = 0, double end = 9, Failure? failure = null, string? prompt = "one two") => new(
        0, 0, new PreparedPayload("{}"u8.ToArray(), prompt),
        [new Attempt { Failure = failure, Stamps = new AttemptStamps { Due = At(due), Sent = At(sent), Written = At(written), End = At(end) } }], tally);

    public static ResponseTally WithText(this ResponseTally tally, string text)
    {
        tally.Text.Append(Encoding.UTF8.GetBytes(text));
        return tally;
    }

    public static ResponseTally WithUsage(this ResponseTally tally, long? input, long? output)
    {
        tally.Usage = new TokenUsage { Input = input, Output = output };
        return tally;
    }

    public static RequestFigures Figures(Exchange exchange) => RequestFigures.Of(exchange, Words.Instance);

    /// <summary>Counts words.</summary>
    private sealed class Words : ITokenCounter
    {
        public static Words Instance { get; } = new();

        public int Count(string text) => text.Split(' ').Length;
    }
}
