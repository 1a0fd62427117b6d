using System.Globalization;
using System.Net;
using LLMeter.Native.Simulator.Faults;
using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Simulator;

/// <summary>The simulator's options: the one table that the command, its help and <c>--simulate "options"</c> share.</summary>
internal static class SimulatorOptions
{
    public static readonly SimulatorOption[] All =
    [
        new("--host", "ADDRESS", "Address to listen on (default 127.0.0.1)", static (s, v) => s with { Host = Address(v) }),
        new("--port", "PORT", "Port to listen on; 0 takes a free one (default 0)", static (s, v) => s with { Port = Whole(v, 0, 65535) }),
        new("--model", "NAME", "Model that the list of models shows; requests may name any (default sim)", static (s, v) => s with { Model = v }),
        new("--api-key", "KEY", "Key that requests must bear (default: none is asked for)", static (s, v) => s with { ApiKey = v }),
        new("--ttft", "DURATION", "From arrival to the first token (default 50ms)", static (s, v) => s with { TimeToFirstToken = DistributionText.ReadDuration(v) }),
        new("--itl", "DURATION", "From one token to the next (default 10ms)", static (s, v) => s with { Gap = DistributionText.ReadDuration(v) }),
        new("--output-tokens", "COUNT", "Visible tokens of an answer; a request's own limit cuts them (default 32)", static (s, v) => s with { OutputTokens = DistributionText.ReadCount(v) }),
        new("--reasoning-tokens", "COUNT", "Reasoning tokens before the visible ones (default 0)", static (s, v) => s with { ReasoningTokens = DistributionText.ReadCount(v) }),
        new("--input-tokens", "COUNT", "Prompt tokens that usage reports (default: the prompt's words)", static (s, v) => s with { InputTokens = DistributionText.ReadCount(v) }),
        new("--cached-tokens", "COUNT", "Cached prompt tokens that usage reports (default 0)", static (s, v) => s with { CachedTokens = DistributionText.ReadCount(v) }),
        new("--prefill-rate", "NUMBER", "Prompt tokens a second; their time is added to --ttft (default: no time)", static (s, v) => s with { PrefillRate = Positive(v) }),
        new("--capacity", "N", "Requests served at once; others queue first come first served (default: all)", static (s, v) => s with { Capacity = Whole(v, 1, int.MaxValue) }),
        new("--seed", "N", "What chance starts from, so that runs repeat (default 0)", static (s, v) => s with { Seed = Whole(v, 0, int.MaxValue) }),
        new("--pace", "on|off", "off: no latency at all, everything as fast as it can be sent (default on)", static (s, v) => s with { IsPaced = OnOff(v) }),
        new("--events-per-write", "N", "Events in one write, sent when the last of them is due (default 1)", static (s, v) => s with { EventsPerWrite = Whole(v, 1, 10_000) }),
        new("--stamp", null, "Adds to each event when its request was received and when it was sent, in monotonic nanoseconds", static (s, _) => s with { IsStamped = true }),
        new("--text", "lorem|unicode|token", "Words of the answers (default lorem)", static (s, v) => s with { Text = Words(v) }),
        new("--fault", "KIND[:RATE]", "A fault and the share of requests that it strikes (default 1); repeatable", static (s, v) => s with { Faults = [.. s.Faults, FaultRate.Parse(v)] }, IsRepeatable: true),
    ];

    /// <summary>Reads options as words: <c>--name value</c> or <c>--name=value</c>.</summary>
    /// <param name="error">One line for the user when the answer is false.</param>
    public static bool TryParse(IReadOnlyList<string> words, out SimulatorSettings settings, out string error)
    {
        settings = new SimulatorSettings();
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            var equals = words[i].IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? words[i] : words[i][..equals];
            var option = Array.Find(All, candidate => candidate.Name == name);
            if (option is null)
            {
                error = $"{name}: the simulator has no such option";
                return false;
            }

            if (!given.Add(name) && !option.IsRepeatable)
            {
                error = $"{name}: given twice";
                return false;
            }

            var value = "";
            if (option.ValueName is null && equals >= 0)
            {
                error = $"{name}: takes no value";
                return false;
            }

            if (option.ValueName is not null)
            {
                if (equals < 0 && ++i == words.Count)
                {
                    error = $"{name}: the value is missing";
                    return false;
                }

                value = equals < 0 ? words[i] : words[i][(equals + 1)..];
            }

            if (!TryApply(option, value, ref settings, out error))
            {
                return false;
            }
        }

        return TryComplete(settings, out error);
    }

    /// <summary>Puts one value into the settings.</summary>
    public static bool TryApply(SimulatorOption option, string value, ref SimulatorSettings settings, out string error)
    {
        try
        {
            settings = option.Apply(settings, value);
            error = "";
            return true;
        }
        catch (FormatException wrong)
        {
            error = $"{option.Name}: {wrong.Message}";
            return false;
        }
    }

    /// <summary>Checks what concerns several options at once.</summary>
    public static bool TryComplete(SimulatorSettings settings, out string error)
    {
        var rates = settings.Faults.Sum(fault => fault.Rate);
        error = rates > 1 + 1e-9 ? $"--fault: the rates add up to {rates.ToString("0.###", CultureInfo.InvariantCulture)}, more than 1" : "";
        return error.Length == 0;
    }

    private static IPAddress Address(string text) =>
        text == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new FormatException($"'{text}' is not an IP address");

    private static int Whole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"'{text}' is not a whole number from {least} to {most}");

    private static double Positive(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"'{text}' is not a number above 0");

    private static bool OnOff(string text) => text switch
    {
        "on" => true,
        "off" => false,
        _ => throw new FormatException($"'{text}' is neither on nor off"),
    };

    private static TextKind Words(string text) => text switch
    {
        "lorem" => TextKind.Lorem,
        "unicode" => TextKind.Unicode,
        "token" => TextKind.Token,
        _ => throw new FormatException($"'{text}' is not one of lorem, unicode, token"),
    };
}
