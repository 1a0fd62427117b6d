namespace LLMeter.Native.Endpoints;

/// <summary>One endpoint of the catalog: what it is called, what it takes, and how to make one.</summary>
/// <param name="Name">What users call it, in kebab-case.</param>
/// <param name="Summary">Its help text.</param>
/// <param name="LLMeterType">The class of that dialect in LLMeter (Python), as its files name it.</param>
/// <param name="EndpointName">LLMeter's default for <c>endpoint_name</c>.</param>
/// <param name="Provider">Whose service it is, as LLMeter's files name it.</param>
/// <param name="Create">Makes one from option values; an <see cref="OptionException"/> says which value is wrong.</param>
internal sealed record EndpointDescriptor(
    string Name,
    string Summary,
    string LLMeterType,
    string EndpointName,
    string Provider,
    IReadOnlyList<OptionDescriptor> Options,
    Func<IOptionSource, IEndpoint> Create);
