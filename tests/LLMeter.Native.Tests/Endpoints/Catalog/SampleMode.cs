namespace LLMeter.Native.Tests.Endpoints.Catalog;

/// <summary>Choices for <see cref="SampleOptions"/>.</summary>
internal enum SampleMode
{
    Off,
    FirstToken,
    EveryToken,
}
