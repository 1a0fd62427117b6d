using System.CommandLine;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Measurement;
using LLMeter.Native.Prompts;

namespace LLMeter.Native.Cli;

/// <summary>What to send: prompts typed on the command line, or payloads from files.</summary>
internal sealed class PayloadOptions
{
    private const int DefaultMaxTokens = 256;
    private readonly Option<string[]> _prompt = OptionText.Many("--prompt", "TEXT", "A prompt to send; repeat it for several");
    private readonly Option<string[]> _system = OptionText.One("--system", "TEXT", "System prompt that goes with every --prompt");
    private readonly Option<string[]> _maxTokens = OptionText.One("--max-tokens", "N", "Most tokens to generate for a --prompt (default 256)");
    private readonly Option<string[]> _payload = OptionText.One("--payload", "PATH", "Payloads to send: a .json, .jsonl or .manifest file, a folder of them, or - for standard input");
    private readonly Option<string[]> _set = OptionText.Many("--set", "PATH=JSON", "Sets a value in every payload, such as temperature=0.2; repeatable");

    public IEnumerable<Option> Options => [_prompt, _system, _maxTokens, _payload, _set];

    /// <summary>The payloads as the user gave them, overrides applied.</summary>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    /// <exception cref="PayloadException">A payload or an override cannot be used.</exception>
    public IReadOnlyList<Payload> Read(ParseResult parsed, IEndpoint endpoint)
    {
        var prompts = OptionText.Values(parsed, _prompt);
        var path = OptionText.Value(parsed, _payload);
        if (prompts.Count > 0 && path is not null)
        {
            throw new UsageException("--prompt and --payload exclude each other: give --payload to send what a file holds, or --prompt to send a text");
        }

        if (prompts.Count == 0 && path is null)
        {
            throw new UsageException("nothing to send: give --prompt TEXT, or --payload PATH");
        }

        var payloads = path is null ? FromPrompts(parsed, endpoint, prompts) : FromFile(parsed, path);
        var overrides = PayloadOverrides.Parse([.. OptionText.Values(parsed, _set)]);
        foreach (var payload in payloads)
        {
            overrides.Apply(payload);
        }

        return payloads;
    }

    /// <summary>Makes payloads ready to be sent, naming the one that the service cannot be sent.</summary>
    public static IReadOnlyList<PreparedPayload> Prepare(IReadOnlyList<Payload> payloads, IEndpoint endpoint)
    {
        var prepared = new PreparedPayload[payloads.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            try
            {
                prepared[i] = endpoint.Prepare(payloads[i].Json);
            }
            catch (UnsuitablePayloadException unsuitable)
            {
                throw new UsageException($"{payloads[i].Origin}: {unsuitable.Message}");
            }
        }

        return prepared;
    }

    private List<Payload> FromPrompts(ParseResult parsed, IEndpoint endpoint, IReadOnlyList<string> prompts)
    {
        var maxTokens = OptionText.Whole(parsed, _maxTokens) ?? DefaultMaxTokens;
        if (maxTokens is < 1 or > int.MaxValue)
        {
            throw new UsageException($"--max-tokens {maxTokens}: must be a positive whole number");
        }

        var system = OptionText.Value(parsed, _system);
        var payloads = new List<Payload>();
        foreach (var prompt in prompts)
        {
            if (prompt.Length == 0)
            {
                throw new UsageException("--prompt: the text is empty");
            }

            var json = endpoint.CreatePayload(new TextPrompt(prompt, system, (int)maxTokens));
            payloads.Add(new Payload(json, $"--prompt {payloads.Count + 1}"));
        }

        return payloads;
    }

    private IReadOnlyList<Payload> FromFile(ParseResult parsed, string path)
    {
        foreach (var alone in (Option<string[]>[])[_system, _maxTokens])
        {
            if (OptionText.Values(parsed, alone).Count > 0)
            {
                throw new UsageException($"{alone.Name} goes with --prompt: use --set to change what --payload holds, such as --set max_tokens=100");
            }
        }

        using var input = Console.OpenStandardInput();
        return PayloadLoader.Load(path, input);
    }
}
