using LLMeter.Native.Endpoints;

namespace LLMeter.Native.Tests.Endpoints.Catalog;

/// <summary>What the sample endpoints of a service share.</summary>
internal abstract record SampleServiceOptions
{
    /// <summary>
    /// Where the service
    /// listens; see <c>--region</c>.
    /// </summary>
    [Option(ValueName = "URL")]
    public string BaseUrl { get; init; } = "https://example.test/v1";

    /// <summary>An HTTP header to add to every request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Header { get; init; } = [];
}
