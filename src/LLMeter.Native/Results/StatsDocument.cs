using System.Collections;
using System.Text.Json;

namespace LLMeter.Native.Results;

/// <summary>A run's statistics: flat, in order, LLMeter's keys and ours. What stats.json holds and every report reads.</summary>
internal sealed class StatsDocument : IEnumerable<KeyValuePair<string, StatValue>>
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, StatValue> _values = new(StringComparer.Ordinal);

    public int Count => _keys.Count;

    /// <summary>Sets a key; a new key goes to the end, a known one keeps its place.</summary>
    public StatsDocument Set(string key, StatValue value)
    {
        if (_values.TryAdd(key, value))
        {
            _keys.Add(key);
        }
        else
        {
            _values[key] = value;
        }

        return this;
    }

    /// <summary>Sets a number. What is missing is left out, and so is what JSON cannot say.</summary>
    public StatsDocument Set(string key, double? value) =>
        value is { } number && double.IsFinite(number) ? Set(key, StatValue.Of(number)) : this;

    public StatsDocument Set(string key, long value) => Set(key, StatValue.Of(value));

    public StatsDocument Set(string key, bool value) => Set(key, StatValue.Of(value));

    /// <summary>Sets a text; null stays as null, as in LLMeter's own fields.</summary>
    public StatsDocument Set(string key, string? value) => Set(key, StatValue.Of(value));

    public bool Contains(string key) => _values.ContainsKey(key);

    public bool TryGet(string key, out StatValue value) => _values.TryGetValue(key, out value);

    /// <summary>The number under a key; null where there is none.</summary>
    public double? Number(string key) => _values.GetValueOrDefault(key).Number;

    /// <summary>The integer under a key; null where there is none.</summary>
    public long? Integer(string key) => _values.GetValueOrDefault(key).Integer;

    /// <summary>The text under a key; null where there is none.</summary>
    public string? Text(string key) => _values.GetValueOrDefault(key).Text;

    /// <summary>The yes or no under a key; null where there is none.</summary>
    public bool? Flag(string key) => _values.GetValueOrDefault(key).Flag;

    /// <summary>Takes over what only <paramref name="other"/> knows.</summary>
    public void AddMissing(StatsDocument other)
    {
        foreach (var (key, value) in other)
        {
            if (!Contains(key))
            {
                Set(key, value);
            }
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var key in _keys)
        {
            _values[key].Write(json, key);
        }

        json.WriteEndObject();
    }

    public IEnumerator<KeyValuePair<string, StatValue>> GetEnumerator() =>
        _keys.Select(key => KeyValuePair.Create(key, _values[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
