namespace LLMeter.Generators.Emitting;

/// <summary>An open block of generated code: <c>using</c> makes the emitter look like what it emits.</summary>
internal readonly struct SourceBlock(SourceWriter writer, string close) : IDisposable
{
    public void Dispose() => writer.Close(close);
}
