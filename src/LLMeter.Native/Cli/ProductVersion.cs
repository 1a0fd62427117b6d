namespace LLMeter.Native.Cli;

/// <summary>The product's version, as the build knows it.</summary>
internal static class ProductVersion
{
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetName().Version!.ToString(3);
}
