namespace LLMeter.Native.Prompts;

/// <summary>All of a run's <c>--set</c> options, in the order given: a later one goes over an earlier one.</summary>
internal sealed class PayloadOverrides
{
    private readonly PayloadOverride[] _all;

    private PayloadOverrides(PayloadOverride[] all) => _all = all;

    public static PayloadOverrides None { get; } = new([]);

    /// <summary>Reads the options as the user typed them.</summary>
    /// <exception cref="PayloadException">At the first that cannot be read, naming it and the column.</exception>
    public static PayloadOverrides Parse(IReadOnlyCollection<string> texts) => texts.Count == 0 ? None : new([.. texts.Select(PayloadOverride.Parse)]);

    /// <summary>Sets all values in this payload, which is changed in place.</summary>
    /// <exception cref="PayloadException">Where the payload has something else on a path.</exception>
    public void Apply(Payload payload)
    {
        foreach (var one in _all)
        {
            one.Apply(payload);
        }

        if (_all.Length > 0)
        {
            BytesMarker.RequireValid(payload.Json, payload.Origin);
        }
    }
}
