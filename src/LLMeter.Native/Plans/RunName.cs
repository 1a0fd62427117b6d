using System.Buffers;
using System.Globalization;

namespace LLMeter.Native.Plans;

/// <summary>A run's name, which is its folder's name too.</summary>
internal static class RunName
{
    /// <summary>The longest name that common file systems take, less room for the suffix of a second run of that name; in UTF-8 bytes.</summary>
    public const int MostBytes = 240;

    /// <summary>What Windows refuses in a name; a run's folder may be carried there.</summary>
    private static readonly SearchValues<char> Reserved = SearchValues.Create(":*?\"<>|");

    /// <summary>LLMeter's default, <c>%Y%m%d-%H%M</c> in the user's own time zone.</summary>
    public static string Default(DateTimeOffset local) => local.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture);

    /// <summary>Refuses a name that is no folder's name. Null passes: the default is one.</summary>
    /// <exception cref="PlanException">Saying what is wrong with it.</exception>
    public static void Require(string? name)
    {
        if (Problem(name) is { } problem)
        {
            throw new PlanException($"--run-name {name}: {problem}; leave it out to name the run by its time");
        }
    }

    private static string? Problem(string? name) => name switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(name) => "is empty",
        "." or ".." => "is not a folder's own name",
        _ when name.AsSpan().IndexOfAny('/', '\\') >= 0 => "must not hold / or \\ (give the folder above it with --output)",
        _ when name.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || name.Contains('\u007F') => "must not hold control characters",
        _ when name[0] == '-' => "must not begin with -",
        _ when name[0] == ' ' || name[^1] is ' ' or '.' => "must not begin with a space, nor end with a space or a full stop",
        _ when name.AsSpan().ContainsAny(Reserved) => "must not hold any of : * ? \" < > |",
        _ when System.Text.Encoding.UTF8.GetByteCount(name) > MostBytes => $"is longer than {MostBytes} bytes",
        _ => null,
    };
}
