using LLMeter.Native.Simulator.Dialects;
using LLMeter.Native.Simulator.Faults;

namespace LLMeter.Native.Simulator;

/// <summary>What is answered in place of an answer when a fault says so.</summary>
internal static class FaultAnswer
{
    /// <summary>What a proxy in front of a service shows when the service is away.</summary>
    public static readonly byte[] HtmlPage =
        "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\n<body><center><h1>502 Bad Gateway</h1></center></body></html>\n"u8.ToArray();

    /// <summary>The refusal of <see cref="FaultKind.Status"/> and <see cref="FaultKind.Throttle"/>.</summary>
    public static Refusal RefusalOf(Fault fault)
    {
        if (fault.Kind == FaultKind.Throttle)
        {
            return Throttled with { RetryAfter = fault.RetryAfter };
        }

        if (fault.Status == 429)
        {
            return Throttled;
        }

        return fault.Status >= 500
            ? new(fault.Status, "server_error", "The server had an error while processing your request. Sorry about that!")
            : new(fault.Status, "invalid_request_error", "The simulator refuses this request, as it was asked to.");
    }

    private static Refusal Throttled => new(429, "requests", "Rate limit reached for requests.", null, "rate_limit_exceeded");
}
