namespace LLMeter.Native.Endpoints;

/// <summary>Puts a partial class into the catalog; its descriptor, its option binding and its place in the catalog are generated.</summary>
/// <param name="name">What users call it, in kebab-case: <c>openai-chat-stream</c>.</param>
/// <remarks>The class implements <see cref="IEndpoint"/> and has a constructor that takes one options record. Its summary is its help text.</remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EndpointAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>The class of that dialect in LLMeter (Python), as its files name it.</summary>
    public string LLMeterType { get; init; } = "";

    /// <summary>LLMeter's default for <c>endpoint_name</c>, such as "openai".</summary>
    public string EndpointName { get; init; } = "";

    /// <summary>Whose service it is, as LLMeter's files name it.</summary>
    public string Provider { get; init; } = "";
}
