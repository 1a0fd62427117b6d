using System.Text.Json;
using LLMeter.Native.Measurement;

namespace LLMeter.Native.Results.Recording;

/// <summary>A file of JSON lines that grows by whole lines: a killed process leaves at most its last line unfinished.</summary>
/// <remarks>
/// A line is built apart and joins the pending ones when it is whole; <see cref="Flush"/> hands the pending ones to the
/// system in one write. It never waits for the disk. After a failed write nothing more is written, so that the
/// half-written line stays the last.
/// </remarks>
internal sealed class LineFile : IDisposable
{
    private readonly ByteBuffer _line = new();
    private readonly ByteBuffer _pending = new();
    private readonly Utf8JsonWriter _json;
    private readonly FileStream _file;
    private bool _broken;

    /// <exception cref="ResultsException">The file cannot be opened.</exception>
    public LineFile(string path, FileMode mode = FileMode.Append)
    {
        try
        {
            _file = new FileStream(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception cause) when (ResultsException.IsFileTrouble(cause))
        {
            throw ResultsException.CannotWrite(path, cause);
        }

        _json = new Utf8JsonWriter(_line, JsonFile.Line);
    }

    /// <summary>Bytes that wait for <see cref="Flush"/>.</summary>
    public int Pending => _pending.Count;

    /// <summary>Starts a line; what was begun and not ended is dropped.</summary>
    public Utf8JsonWriter Begin()
    {
        _line.Clear();
        _json.Reset();
        return _json;
    }

    public void EndLine()
    {
        _json.Flush();
        _pending.Append(_line.Written);
        _pending.Append("\n"u8);
    }

    /// <exception cref="ResultsException">The disk is full, or the file cannot be written any more.</exception>
    public void Flush()
    {
        if (_pending.Count == 0 || _broken)
        {
            _pending.Clear();
            return;
        }

        try
        {
            _file.Write(_pending.Written);
            _pending.Clear();
        }
        catch (Exception cause) when (ResultsException.IsFileTrouble(cause))
        {
            _broken = true;
            throw ResultsException.CannotWrite(_file.Name, cause);
        }
    }

    /// <summary>Closes the file; flush before, as this drops what waits.</summary>
    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
        _line.Return();
        _pending.Return();
    }
}
