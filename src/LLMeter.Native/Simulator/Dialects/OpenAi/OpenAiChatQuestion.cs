using System.Buffers;
using System.Text.Json;

namespace LLMeter.Native.Simulator.Dialects.OpenAi;

/// <summary>A chat completion request, as far as an answer depends on it.</summary>
/// <param name="ModelJson">The model's name as the request's JSON has it, without quotes: it goes back unchanged.</param>
/// <param name="Choices">How many answers to the one prompt (<c>n</c>).</param>
/// <param name="WantsUsage">Whether a stream ends with usage (<c>stream_options.include_usage</c>).</param>
internal sealed record OpenAiChatQuestion(byte[] ModelJson, int Choices, bool WantsUsage, bool IsStreaming, int EstimatedInputTokens, int? TokenLimit)
    : Question(IsStreaming, EstimatedInputTokens, TokenLimit)
{
    private const int MostChoices = 128;

    private static readonly OpenAiChatQuestion Unread = new([], 1, false, false, 0, null);
    private static readonly Refusal None = new(200, "", "");

    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n"u8);

    /// <summary>Reads a request in one pass; members that change nothing here are skipped.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out OpenAiChatQuestion question, out Refusal refusal)
    {
        question = Unread;
        try
        {
            var json = new Utf8JsonReader(body);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                refusal = NotJson;
                return false;
            }

            return TryReadMembers(ref json, out question, out refusal);
        }
        catch (JsonException)
        {
            refusal = NotJson;
            return false;
        }
    }

    private static Refusal NotJson => new(400, "invalid_request_error",
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)");

    private static bool TryReadMembers(ref Utf8JsonReader json, out OpenAiChatQuestion question, out Refusal refusal)
    {
        byte[]? model = null;
        int? words = null, limit = null, newerLimit = null;
        bool isStreaming = false, wantsUsage = false;
        var choices = 1;
        question = Unread;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("model"u8))
            {
                json.Read();
                if (json.TokenType != JsonTokenType.String)
                {
                    return Refuse(WrongType("model", "a string"), out refusal);
                }

                model = json.ValueSpan.ToArray();
            }
            else if (json.ValueTextEquals("messages"u8))
            {
                json.Read();
                if (json.TokenType != JsonTokenType.StartArray)
                {
                    return Refuse(WrongType("messages", "an array of objects"), out refusal);
                }

                words = CountMessages(ref json, out var messages);
                if (messages == 0)
                {
                    return Refuse(new(400, "invalid_request_error", "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array"), out refusal);
                }
            }
            else if (json.ValueTextEquals("stream"u8))
            {
                if (!TryReadFlag(ref json, out isStreaming))
                {
                    return Refuse(WrongType("stream", "a boolean"), out refusal);
                }
            }
            else if (json.ValueTextEquals("stream_options"u8))
            {
                json.Read();
                if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
                {
                    return Refuse(WrongType("stream_options", "an object"), out refusal);
                }

                wantsUsage = json.TokenType == JsonTokenType.StartObject && ReadWantsUsage(ref json);
            }
            else if (json.ValueTextEquals("max_tokens"u8))
            {
                if (!TryReadWhole(ref json, 1, int.MaxValue, ref limit))
                {
                    return Refuse(WrongType("max_tokens", "an integer of 1 or more"), out refusal);
                }
            }
            else if (json.ValueTextEquals("max_completion_tokens"u8))
            {
                if (!TryReadWhole(ref json, 1, int.MaxValue, ref newerLimit))
                {
                    return Refuse(WrongType("max_completion_tokens", "an integer of 1 or more"), out refusal);
                }
            }
            else if (json.ValueTextEquals("n"u8))
            {
                int? read = null;
                if (!TryReadWhole(ref json, 1, MostChoices, ref read))
                {
                    return Refuse(WrongType("n", "an integer from 1 to 128"), out refusal);
                }

                choices = read ?? 1;
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }

        json.Read(); // Throws where anything follows the document.
        if (model is null)
        {
            return Refuse(new(400, "invalid_request_error", "you must provide a model parameter"), out refusal);
        }

        if (words is null)
        {
            return Refuse(new(400, "invalid_request_error", "Missing required parameter: 'messages'.", "messages", "missing_required_parameter"), out refusal);
        }

        if (wantsUsage && !isStreaming)
        {
            return Refuse(new(400, "invalid_request_error", "The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options"), out refusal);
        }

        question = new(model, choices, wantsUsage, isStreaming, words.Value, newerLimit ?? limit);
        refusal = None;
        return true;
    }

    private static bool Refuse(Refusal reason, out Refusal refusal)
    {
        refusal = reason;
        return false;
    }

    private static Refusal WrongType(string member, string expected) =>
        new(400, "invalid_request_error", $"Invalid type for '{member}': expected {expected}.", member, "invalid_type");

    private static bool TryReadFlag(ref Utf8JsonReader json, out bool value)
    {
        json.Read();
        value = json.TokenType == JsonTokenType.True;
        return json.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null;
    }

    private static bool TryReadWhole(ref Utf8JsonReader json, int least, int most, ref int? value)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out var number) || number < least || number > most)
        {
            return false;
        }

        value = number;
        return true;
    }

    private static bool ReadWantsUsage(ref Utf8JsonReader json)
    {
        var wants = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isUsage = json.ValueTextEquals("include_usage"u8);
            json.Read();
            wants |= isUsage && json.TokenType == JsonTokenType.True;
            json.Skip();
        }

        return wants;
    }

    /// <summary>Counts the words of every <c>content</c> string and of every <c>text</c> part.</summary>
    private static int CountMessages(ref Utf8JsonReader json, out int messages)
    {
        var words = 0;
        messages = 0;
        var depth = json.CurrentDepth;
        var isText = false;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray | json.CurrentDepth > depth)
        {
            if (json.TokenType == JsonTokenType.PropertyName)
            {
                isText = json.ValueTextEquals("content"u8) || json.ValueTextEquals("text"u8);
            }
            else
            {
                messages += json.TokenType == JsonTokenType.StartObject && json.CurrentDepth == depth + 1 ? 1 : 0;
                words += isText && json.TokenType == JsonTokenType.String ? CountWords(json.ValueSpan) : 0;
                isText = false;
            }
        }

        return words;
    }

    /// <summary>Counts runs of anything but white space in a JSON string; an escaped line end or tab is white space as well.</summary>
    private static int CountWords(ReadOnlySpan<byte> escaped)
    {
        var words = 0;
        var isInside = false;
        for (var i = 0; i < escaped.Length; i++)
        {
            var isSpace = WhiteSpace.Contains(escaped[i]);
            if (escaped[i] == '\\' && i + 1 < escaped.Length)
            {
                isSpace = escaped[++i] is (byte)'n' or (byte)'r' or (byte)'t';
            }

            words += !isSpace && !isInside ? 1 : 0;
            isInside = !isSpace;
        }

        return words;
    }
}
