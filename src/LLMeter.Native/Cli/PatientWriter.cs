using System.Text;

namespace LLMeter.Native.Cli;

/// <summary>Standard error that cannot fail: progress that nobody can read must not end a measurement.</summary>
internal sealed class PatientWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Flush() => Try(inner.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // A full disk or a closed pipe behind stderr.
        }
    }
}
