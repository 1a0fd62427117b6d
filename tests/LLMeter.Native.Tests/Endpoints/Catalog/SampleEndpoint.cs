using System.Text.Json;
using System.Text.Json.Nodes;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Tests.Endpoints.Catalog;

/// <summary>Asks <see cref="SampleOptions"/> of a service that
/// does not exist.</summary>
[Endpoint("sample-service", LLMeterType = "SampleEndpoint", EndpointName = "sample", Provider = "test")]
internal sealed partial class SampleEndpoint(SampleOptions options) : IEndpoint
{
    public SampleOptions Options => options;

    public string Model => "none";

    public Uri Address => throw new NotSupportedException();

    public Authentication Authentication => new Authentication.None();

    public Framing Framing => Framing.Json;

    public bool CountsVisibleOnly => true;

    public JsonObject CreatePayload(TextPrompt prompt) => throw new NotSupportedException();

    public PreparedPayload Prepare(JsonObject payload) => throw new NotSupportedException();

    public HttpRequestMessage Compose(PreparedPayload payload) => throw new NotSupportedException();

    public void Read(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, ResponseTally tally) => throw new NotSupportedException();

    public Failure ReadFailure(int status, ReadOnlySpan<byte> body) => throw new NotSupportedException();

    public void WriteLLMeterMembers(Utf8JsonWriter writer) => throw new NotSupportedException();
}
