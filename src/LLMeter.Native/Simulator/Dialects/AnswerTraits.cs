namespace LLMeter.Native.Simulator.Dialects;

/// <summary>What an answer is made of besides its plan.</summary>
/// <param name="CreatedSeconds">UTC, in seconds since 1970.</param>
/// <param name="ReceivedNs">When the request was received; written where <paramref name="IsStamped"/>.</param>
/// <param name="HasUsage">false leaves the usage out, whatever the request says.</param>
/// <param name="HasEnd">false leaves out the mark after which nothing more comes.</param>
internal readonly record struct AnswerTraits(long CreatedSeconds, long ReceivedNs, bool IsStamped, TextKind Text, bool HasUsage = true, bool HasEnd = true);
