namespace LLMeter.Native.Results.Loading;

/// <summary>Reads a file line by line in bounded memory: no more than its longest line is held.</summary>
internal sealed class LineReader : IDisposable
{
    private const int FirstSize = 64 * 1024;
    private readonly FileStream _file;
    private byte[] _bytes = new byte[FirstSize];
    private int _start; // Of what is not yet taken.
    private int _count;
    private int _taken; // Of the last line, its end included.
    private int _length;
    private bool _ended;

    /// <exception cref="ResultsException">The file cannot be opened.</exception>
    public LineReader(string path)
    {
        try
        {
            // The run may still be writing it.
            _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception cause) when (ResultsException.IsFileTrouble(cause))
        {
            throw ResultsException.CannotRead(path, cause);
        }
    }

    /// <summary>The last line's number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the last line ended with a newline: a killed run leaves one that does not.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The last line without its end; valid until the next read.</summary>
    public ReadOnlySpan<byte> Line => _bytes.AsSpan(_start - _taken, _length);

    public bool Read()
    {
        var scanned = 0;
        while (true)
        {
            var end = _bytes.AsSpan(_start + scanned, _count - scanned).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Take(scanned + end, newline: 1);
            }

            scanned = _count;
            if (_ended)
            {
                return _count > 0 && Take(_count, newline: 0);
            }

            Fill();
        }
    }

    public void Dispose() => _file.Dispose();

    private bool Take(int length, int newline)
    {
        _length = length;
        _taken = length + newline;
        _start += _taken;
        _count -= _taken;
        IsWhole = newline > 0;
        Number++;
        if (Number == 1 && Line.StartsWith("\uFEFF"u8))
        {
            _bytes.AsSpan(0, 3).Fill((byte)' '); // A byte order mark; blanks are nothing to JSON.
        }

        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _count).CopyTo(_bytes);
            _start = 0;
        }

        if (_count == _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        try
        {
            var read = _file.Read(_bytes.AsSpan(_count));
            _count += read;
            _ended = read == 0;
        }
        catch (Exception cause) when (ResultsException.IsFileTrouble(cause))
        {
            throw ResultsException.CannotRead(_file.Name, cause);
        }
    }
}
