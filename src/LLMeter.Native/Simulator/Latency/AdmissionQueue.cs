namespace LLMeter.Native.Simulator.Latency;

/// <summary>Lets a fixed number in at once; the others wait and are let in one by one, first come first served.</summary>
internal sealed class AdmissionQueue<T>(int capacity) where T : notnull
{
    private readonly Lock _gate = new();
    private readonly LinkedList<T> _waiting = [];
    private int _inside;

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Takes a free place, or a place at the end of the queue.</summary>
    /// <returns>Whether it is inside now.</returns>
    public bool Enter(T comer)
    {
        lock (_gate)
        {
            if (_inside < capacity)
            {
                _inside++;
                return true;
            }

            _waiting.AddLast(comer);
            return false;
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <returns>Whether somebody waited; <paramref name="next"/> has the place now.</returns>
    public bool Leave([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T next)
    {
        lock (_gate)
        {
            if (_waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                next = first.Value;
                return true;
            }

            _inside--;
            next = default;
            return false;
        }
    }

    /// <summary>Leaves the queue without having been inside.</summary>
    /// <returns>false when it does not wait (any more): it may be inside by now.</returns>
    public bool Withdraw(T comer)
    {
        lock (_gate)
        {
            return _waiting.Remove(comer);
        }
    }
}
