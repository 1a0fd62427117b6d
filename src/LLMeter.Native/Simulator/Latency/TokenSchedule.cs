namespace LLMeter.Native.Simulator.Latency;

/// <summary>Says when each token of one answer is due: token n at admission + TTFT + the first n gaps.</summary>
/// <remarks>Nothing is counted from when an earlier token was really sent, so lateness does not add up.</remarks>
internal struct TokenSchedule
{
    private readonly Distribution _gap;
    private readonly double _firstNs;
    private Draws _draws;
    private double _gapsNs; // Of tokens 1 to _token; exact for whole nanoseconds up to 104 days.
    private int _token;

    public TokenSchedule(long admittedNs, double timeToFirstTokenNs, Distribution gap, Draws draws)
    {
        AdmittedNs = admittedNs;
        _firstNs = timeToFirstTokenNs;
        _gap = gap;
        _draws = draws;
    }

    /// <summary>When the answer's time began: the request's arrival, or the end of its wait for a free place.</summary>
    public long AdmittedNs { get; }

    /// <summary>When the token is due; -1 stands for what is sent on admission. Ask in ascending order.</summary>
    public long DueNs(int token)
    {
        if (token < 0)
        {
            return AdmittedNs;
        }

        while (_token < token)
        {
            _gapsNs += _gap.Draw(ref _draws);
            _token++;
        }

        return AdmittedNs + (long)(_firstNs + _gapsNs);
    }
}
