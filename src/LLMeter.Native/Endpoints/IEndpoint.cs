using System.Text.Json;
using System.Text.Json.Nodes;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Endpoints;

/// <summary>Knows one service's dialect: how to ask, and what an event of the answer says. Opens no connection and reads no clock.</summary>
internal interface IEndpoint
{
    EndpointDescriptor Descriptor { get; }

    /// <summary>The model that requests name; LLMeter's model_id.</summary>
    string Model { get; }

    /// <summary>The scheme, host and port that connections are opened to, and under which they are shown.</summary>
    Uri Address { get; }

    /// <summary>Where the credentials come from that every request carries.</summary>
    Authentication Authentication { get; }

    Framing Framing { get; }

    /// <summary>Whether only visible text starts time_to_first_token.</summary>
    bool CountsVisibleOnly { get; }

    /// <summary>Builds a payload from plain text, as LLMeter's create_payload.</summary>
    JsonObject CreatePayload(TextPrompt prompt);

    /// <summary>Makes a payload ready to be sent, as LLMeter's prepare_payload: the model and the mode are this endpoint's.</summary>
    /// <exception cref="UnsuitablePayloadException">The service cannot be asked this way; the message says why.</exception>
    PreparedPayload Prepare(JsonObject payload);

    /// <summary>A new request for a prepared payload, unsigned.</summary>
    HttpRequestMessage Compose(PreparedPayload payload);

    /// <summary>Reads one event of a successful answer. Called for every token: must not allocate while all is well.</summary>
    /// <param name="type">The event's type where the framing has one ("event:" of server-sent events); else empty.</param>
    /// <param name="data">The event's data.</param>
    /// <param name="tally">Is told what the event held.</param>
    void Read(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, ResponseTally tally);

    /// <summary>Says what a refused request's body means.</summary>
    /// <param name="status">The HTTP status, 400 or above.</param>
    /// <param name="body">The body, perhaps cut after some kilobytes.</param>
    Failure ReadFailure(int status, ReadOnlySpan<byte> body);

    /// <summary>Writes what LLMeter's own class of this dialect takes beyond endpoint_name, model_id and provider, as members of its run_config.json.</summary>
    void WriteLLMeterMembers(Utf8JsonWriter writer);

    /// <summary>Writes the options as members of an object that the caller has opened; secrets are left out.</summary>
    void WriteOptions(Utf8JsonWriter writer);
}
