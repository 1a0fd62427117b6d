using System.Text.Encodings.Web;
using System.Text.Json;

namespace LLMeter.Native.Results;

/// <summary>Small JSON files, replaced as a whole: a reader sees the old file or the new one, never half of either.</summary>
internal static class JsonFile
{
    /// <summary>Text that people read stays readable; nothing here goes into HTML.</summary>
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>One document a line.</summary>
    public static JsonWriterOptions Line { get; } = new() { Encoder = Readable, SkipValidation = true };

    /// <summary>As LLMeter: four spaces.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Encoder = Readable, Indented = true, IndentSize = 4, NewLine = "\n" };

    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Replace(string path, Action<Utf8JsonWriter> write)
    {
        var draft = path + ".tmp";
        try
        {
            using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                using (var json = new Utf8JsonWriter(file, Indented))
                {
                    write(json);
                }

                file.WriteByte((byte)'\n');
                file.Flush(flushToDisk: true); // Else a power cut could leave the new name on an empty file.
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception cause) when (ResultsException.IsFileTrouble(cause))
        {
            Discard(draft);
            throw ResultsException.CannotWrite(path, cause);
        }
    }

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception cause) when (ResultsException.IsFileTrouble(cause))
        {
            // It could not be written, so it may not be there to be deleted.
        }
    }

    /// <summary>The whole file, without a byte order mark.</summary>
    /// <exception cref="ResultsException">The file cannot be read.</exception>
    public static ReadOnlyMemory<byte> Read(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        }
        catch (Exception cause) when (ResultsException.IsFileTrouble(cause))
        {
            throw ResultsException.CannotRead(path, cause);
        }
    }
}
