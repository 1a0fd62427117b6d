namespace LLMeter.Generators.Parsing;

/// <summary>The names in the product that endpoints are recognised by.</summary>
internal static class EndpointNames
{
    public const string EndpointAttribute = "LLMeter.Native.Endpoints.EndpointAttribute";
    public const string OptionAttribute = "LLMeter.Native.Endpoints.OptionAttribute";
    public const string Contract = "LLMeter.Native.Endpoints.IEndpoint";
}
