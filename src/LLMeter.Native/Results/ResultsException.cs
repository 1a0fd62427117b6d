namespace LLMeter.Native.Results;

/// <summary>A run's files could not be written or read. The message names the path and says what a person can do about it.</summary>
internal sealed class ResultsException : Exception
{
    public ResultsException(string message)
        : base(message)
    {
    }

    public ResultsException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>Whether <paramref name="cause"/> is the file system's doing, and so the user's to mend.</summary>
    public static bool IsFileTrouble(Exception cause) =>
        cause is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;

    public static ResultsException CannotWrite(string path, Exception cause) =>
        new($"Cannot write {path}: {cause.Message} Free some space or choose another --output; lines already written can be read with `llmeter show`.", cause);

    public static ResultsException CannotRead(string path, Exception cause) =>
        new($"Cannot read {path}: {cause.Message} Check that the file exists and that you may read it.", cause);
}
