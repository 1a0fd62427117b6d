using System.Globalization;
using System.Text.Json;

namespace LLMeter.Native.Results;

/// <summary>One value of stats.json: a number, an integer, a text, yes or no, or null.</summary>
internal readonly record struct StatValue
{
    private readonly double _number;
    private readonly long _integer;
    private readonly string? _text;

    private StatValue(StatKind kind, double number = 0, long integer = 0, string? text = null)
    {
        Kind = kind;
        _number = number;
        _integer = integer;
        _text = text;
    }

    public StatKind Kind { get; }

    /// <summary>The value where it is a number or an integer.</summary>
    public double? Number => Kind switch
    {
        StatKind.Number => _number,
        StatKind.Integer => _integer,
        _ => null,
    };

    public long? Integer => Kind == StatKind.Integer ? _integer : null;

    public string? Text => Kind == StatKind.Text ? _text : null;

    public bool? Flag => Kind == StatKind.Flag ? _integer != 0 : null;

    public static StatValue Of(double number) => new(StatKind.Number, number: number);

    public static StatValue Of(long integer) => new(StatKind.Integer, integer: integer);

    public static StatValue Of(bool flag) => new(StatKind.Flag, integer: flag ? 1 : 0);

    public static StatValue Of(string? text) => text is null ? default : new(StatKind.Text, text: text);

    public void Write(Utf8JsonWriter json, string key)
    {
        switch (Kind)
        {
            case StatKind.Number:
                json.WriteNumber(key, _number);
                break;
            case StatKind.Integer:
                json.WriteNumber(key, _integer);
                break;
            case StatKind.Text:
                json.WriteString(key, _text);
                break;
            case StatKind.Flag:
                json.WriteBoolean(key, _integer != 0);
                break;
            default:
                json.WriteNull(key);
                break;
        }
    }

    public override string ToString() => Kind switch
    {
        StatKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        StatKind.Integer => _integer.ToString(CultureInfo.InvariantCulture),
        StatKind.Text => _text!,
        StatKind.Flag => _integer != 0 ? "true" : "false",
        _ => "null",
    };
}
