namespace LLMeter.Native.Simulator;

/// <summary>A request that waits for a free place.</summary>
internal sealed class Waiter
{
    private readonly TaskCompletionSource<long> _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When it was let in, once it was.</summary>
    public Task<long> Admitted => _admitted.Task;

    public void Admit(long nowNs) => _admitted.TrySetResult(nowNs);

    public void GiveUp() => _admitted.TrySetCanceled();
}
