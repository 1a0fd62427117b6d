using System.Globalization;
using System.Text;
using LLMeter.Native.Simulator.Latency;

namespace LLMeter.Native.Simulator.Dialects.OpenAi;

/// <summary>A chat completion: role, reasoning, content, finish reason, usage and <c>[DONE]</c>, each choice's events side by side.</summary>
/// <remarks>
/// The constant parts of an event are put together once per answer; an event is then a few copies. The order of events is
/// role (each choice) · token 0 (each choice) · ... · last token (each choice) · finish reason (each choice) · usage · [DONE].
/// </remarks>
internal sealed class OpenAiChatAnswer : IAnswer
{
    private const int LongestNumber = 20;

    private readonly OpenAiChatQuestion _question;
    private readonly AnswerPlan _plan;
    private readonly AnswerTraits _traits;
    private readonly byte[][] _words;
    private readonly byte[] _head;   // Up to the choices' first index.
    private readonly byte[] _middle; // From a choice's end up to the send stamp, or to the end where there is none.
    private readonly byte[] _usage;
    private readonly bool _sendsUsage;

    public OpenAiChatAnswer(OpenAiChatQuestion question, in AnswerPlan plan, AnswerTraits traits)
    {
        _question = question;
        _plan = plan;
        _traits = traits;
        _words = Vocabulary.Of(traits.Text);
        _sendsUsage = question.WantsUsage && traits.HasUsage;
        _usage = Usage();
        _head = Join($"{{\"id\":\"chatcmpl-sim{plan.Number:D12}\",\"object\":\"chat.completion.chunk\",\"created\":{traits.CreatedSeconds},\"model\":\"", question.ModelJson, "\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_llmeter_sim\",\"choices\":[");
        _middle = Encoding.UTF8.GetBytes((question.WantsUsage ? ",\"usage\":null" : "") + Stamp);
        FirstClosingEvent = question.Choices * (1 + plan.OutputTokens);
        Events = FirstClosingEvent + question.Choices + (_sendsUsage ? 1 : 0) + (traits.HasEnd ? 1 : 0);
        LongestEvent = _head.Length + _middle.Length + _usage.Length + Vocabulary.LongestWord + (2 * LongestNumber) + 160;
    }

    public string StreamContentType => "text/event-stream; charset=utf-8";

    public int Events { get; }

    public int Tokens => _plan.OutputTokens;

    public int FirstClosingEvent { get; }

    public int LongestEvent { get; }

    public byte[] ErrorEvent =>
        """{"error":{"message":"The server had an error while processing your request. Sorry about that!","type":"server_error","param":null,"code":null}}"""u8.ToArray();

    private string Stamp => _traits.IsStamped
        ? string.Create(CultureInfo.InvariantCulture, $",\"llmeter\":{{\"received_ns\":{_traits.ReceivedNs},\"sent_ns\":")
        : "";

    public int TokenOf(int index) => Math.Min((index / _question.Choices) - 1, _plan.OutputTokens - 1);

    public bool IsJson(int index) => !_traits.HasEnd || index < Events - 1;

    public int WriteEvent(int index, long sentNs, Span<byte> destination)
    {
        var to = new ByteWriter(destination);
        if (!IsJson(index))
        {
            to.Put("[DONE]"u8);
            return to.Length;
        }

        to.Put(_head);
        if (index < FirstClosingEvent + _question.Choices)
        {
            WriteChoice(ref to, index);
            to.Put("]"u8);
            to.Put(_middle);
        }
        else
        {
            to.Put("],\"usage\":"u8);
            to.Put(_usage);
            to.Put(_middle.AsSpan(",\"usage\":null"u8.Length));
        }

        if (_traits.IsStamped)
        {
            to.Put(sentNs);
            to.Put("}"u8);
        }

        to.Put("}"u8);
        return to.Length;
    }

    public byte[] WriteWhole(long sentNs)
    {
        var text = new StringBuilder(256 + (_plan.OutputTokens * 8));
        text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"chatcmpl-sim{_plan.Number:D12}\",\"object\":\"chat.completion\",\"created\":{_traits.CreatedSeconds},\"model\":\"{Encoding.UTF8.GetString(_question.ModelJson)}\",\"choices\":[");
        for (var choice = 0; choice < _question.Choices; choice++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(choice == 0 ? "" : ",")}{{\"index\":{choice},\"message\":{{\"role\":\"assistant\",\"content\":\"");
            AppendWords(text, _plan.ReasoningTokens, _plan.OutputTokens);
            text.Append('"');
            if (_plan.ReasoningTokens > 0)
            {
                text.Append(",\"reasoning_content\":\"");
                AppendWords(text, 0, _plan.ReasoningTokens);
                text.Append('"');
            }

            text.Append(CultureInfo.InvariantCulture, $",\"refusal\":null,\"annotations\":[]}},\"logprobs\":null,\"finish_reason\":\"{(_plan.IsCut ? "length" : "stop")}\"}}");
        }

        text.Append(']');
        if (_traits.HasUsage)
        {
            text.Append(",\"usage\":").Append(Encoding.UTF8.GetString(_usage));
        }

        text.Append(",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_llmeter_sim\"");
        if (_traits.IsStamped)
        {
            text.Append(Stamp).Append(CultureInfo.InvariantCulture, $"{sentNs}}}");
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    private void WriteChoice(ref ByteWriter to, int index)
    {
        to.Put("{\"index\":"u8);
        to.Put(index % _question.Choices);
        if (index >= FirstClosingEvent)
        {
            to.Put(",\"delta\":{},\"logprobs\":null,\"finish_reason\":\""u8);
            to.Put(_plan.IsCut ? "length"u8 : "stop"u8);
            to.Put("\"}"u8);
            return;
        }

        var token = TokenOf(index);
        if (token < 0)
        {
            to.Put(",\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}"u8);
        }
        else
        {
            to.Put(token < _plan.ReasoningTokens ? ",\"delta\":{\"reasoning_content\":\""u8 : ",\"delta\":{\"content\":\""u8);
            to.Put(_words[token % _words.Length]);
            to.Put("\"}"u8);
        }

        to.Put(",\"logprobs\":null,\"finish_reason\":null}"u8);
    }

    private void AppendWords(StringBuilder text, int from, int to)
    {
        for (var token = from; token < to; token++)
        {
            text.Append(Encoding.UTF8.GetString(_words[token % _words.Length]));
        }
    }

    private byte[] Usage()
    {
        var output = (long)_plan.OutputTokens * _question.Choices;
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{{\"prompt_tokens\":{_plan.InputTokens},\"completion_tokens\":{output},\"total_tokens\":{_plan.InputTokens + output},\"prompt_tokens_details\":{{\"cached_tokens\":{_plan.CachedTokens},\"audio_tokens\":0}},\"completion_tokens_details\":{{\"reasoning_tokens\":{(long)_plan.ReasoningTokens * _question.Choices},\"audio_tokens\":0,\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}}}"));
    }

    private static byte[] Join(FormattableString before, byte[] name, string after) =>
        [.. Encoding.UTF8.GetBytes(before.ToString(CultureInfo.InvariantCulture)), .. name, .. Encoding.UTF8.GetBytes(after)];
}
