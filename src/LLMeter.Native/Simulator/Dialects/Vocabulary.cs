namespace LLMeter.Native.Simulator.Dialects;

/// <summary>The words of the answers, each already escaped for a JSON string and with its space before it.</summary>
internal static class Vocabulary
{
    private static readonly byte[][] Lorem = Split(
        " lorem| ipsum| dolor| sit| amet|,| consectetur| adipiscing| elit|,| sed| do| eiusmod| tempor| incididunt| ut| labore| et| dolore| magna| aliqua|.");

    private static readonly byte[][] Unicode = Split(
        " naïve| 東京| \\\"quoted\\\"| back\\\\slash|\\n\\n|\\t| 🙂| \\ud83d\\ude80| Ærøskøbing| Привет|,| \\u00e9t\\u00e9| <b>&amp;</b>| العربية| e\u0301| \\/| token|.");

    private static readonly byte[][] Token = Split(" token");

    /// <summary>No word is longer, in bytes.</summary>
    public const int LongestWord = 32;

    /// <summary>The words of a kind; an answer goes round them.</summary>
    public static byte[][] Of(TextKind kind) => kind switch
    {
        TextKind.Unicode => Unicode,
        TextKind.Token => Token,
        _ => Lorem,
    };

    private static byte[][] Split(string words) => [.. words.Split('|').Select(System.Text.Encoding.UTF8.GetBytes)];
}
