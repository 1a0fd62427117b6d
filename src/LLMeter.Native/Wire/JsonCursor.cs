using System.Text.Json;

namespace LLMeter.Native.Wire;

/// <summary>What generated projections read with: a forward-only reader that hands out views instead of copies.</summary>
/// <remarks>
/// It stands on a value. Every reading method leaves it at that value's end; one that finds a value of another kind passes over it
/// and returns "unset". Nothing here throws for a value of the wrong kind; text that is not JSON is a <see cref="JsonException"/>.
/// </remarks>
internal ref struct JsonCursor
{
    /// <summary>How deep a document may nest; beyond it is refused rather than followed.</summary>
    public const int MaxDepth = 1_000;

    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _json;

    /// <summary>Stands on the document's outermost value.</summary>
    public JsonCursor(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        _json.Read();
    }

    public readonly bool IsObject => _json.TokenType == JsonTokenType.StartObject;

    public readonly bool IsArray => _json.TokenType == JsonTokenType.StartArray;

    public readonly bool IsScalar => !IsObject && !IsArray;

    /// <summary>Makes sure that nothing but white space follows the document's value.</summary>
    public void End() => _json.Read();

    /// <summary>Passes over the value, whatever it is.</summary>
    public void Skip() => _json.Skip();

    /// <summary>Whether the value is an object; anything else is passed over. <see cref="NextMember"/> then visits its members.</summary>
    public bool EnterObject()
    {
        if (IsObject)
        {
            return true;
        }

        Skip();
        return false;
    }

    /// <summary>Whether the value is an array; anything else is passed over. <see cref="NextElement"/> then visits its elements.</summary>
    public bool EnterArray()
    {
        if (IsArray)
        {
            return true;
        }

        Skip();
        return false;
    }

    /// <summary>Goes to the next member's value; false at the object's end.</summary>
    public bool NextMember(out JsonText name)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            name = default;
            return false;
        }

        name = new JsonText(_json.ValueSpan, _json.ValueIsEscaped);
        _json.Read();
        return true;
    }

    /// <summary>Goes to the next element; false at the array's end.</summary>
    public bool NextElement()
    {
        _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    public JsonText Text()
    {
        if (_json.TokenType == JsonTokenType.String)
        {
            return new JsonText(_json.ValueSpan, _json.ValueIsEscaped);
        }

        Skip();
        return default;
    }

    public JsonSlice Slice()
    {
        var mark = Mark();
        Skip();
        return SliceFrom(mark);
    }

    /// <summary>Remembers where the value begins, for <see cref="SliceFrom"/> after its inside has been read.</summary>
    public readonly JsonMark Mark() => new((int)_json.TokenStartIndex, _json.TokenType);

    public readonly JsonSlice SliceFrom(JsonMark mark) => new(_utf8[mark.Start..(int)_json.BytesConsumed], mark.Kind);

    /// <summary>A whole number, however it is written: 12, 12.0 and 1.2e1 are the same. Unset when it does not fit.</summary>
    public long? Int64()
    {
        if (_json.TokenType == JsonTokenType.Number)
        {
            return _json.TryGetInt64(out var value) ? value : JsonNumber.ToInt64(_json.ValueSpan);
        }

        Skip();
        return null;
    }

    /// <inheritdoc cref="Int64"/>
    public int? Int32() => Int64() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : null;

    /// <summary>Any number; unset when it is too large for a finite double.</summary>
    public double? Double()
    {
        if (_json.TokenType == JsonTokenType.Number)
        {
            return _json.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;
        }

        Skip();
        return null;
    }

    public bool? Boolean()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            default:
                Skip();
                return null;
        }
    }
}
