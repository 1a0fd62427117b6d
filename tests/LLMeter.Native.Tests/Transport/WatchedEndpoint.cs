using System.Text.Json;
using System.Text.Json.Nodes;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Transport;

/// <summary>An endpoint that tells the test when it has read so many events, so that the test waits for that and not for time.</summary>
internal sealed class WatchedEndpoint(IEndpoint inner, int events) : IEndpoint
{
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>Done once that many events were read.</summary>
    public Task Read => _read.Task;

    public EndpointDescriptor Descriptor => inner.Descriptor;

    public string Model => inner.Model;

    public Uri Address => inner.Address;

    public Authentication Authentication => inner.Authentication;

    public Framing Framing => inner.Framing;

    public bool CountsVisibleOnly => inner.CountsVisibleOnly;

    public JsonObject CreatePayload(TextPrompt prompt) => inner.CreatePayload(prompt);

    public PreparedPayload Prepare(JsonObject payload) => inner.Prepare(payload);

    public HttpRequestMessage Compose(PreparedPayload payload) => inner.Compose(payload);

    public Failure ReadFailure(int status, ReadOnlySpan<byte> body) => inner.ReadFailure(status, body);

    public void WriteLLMeterMembers(Utf8JsonWriter writer) => inner.WriteLLMeterMembers(writer);

    public void WriteOptions(Utf8JsonWriter writer) => inner.WriteOptions(writer);

    void IEndpoint.Read(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, ResponseTally tally)
    {
        inner.Read(type, data, tally);
        if (Interlocked.Increment(ref _count) == events)
        {
            _read.SetResult();
        }
    }
}
