namespace LLMeter.Generators.Tests.Endpoints;

/// <summary>Endpoints to generate descriptors and bindings for.</summary>
internal static class EndpointSources
{
    public const string Chat = """
        namespace Some.Service;

        using LLMeter.Native.Endpoints;

        /// <summary>Chat completions,
        /// in <c>one</c> piece.</summary>
        [Endpoint("some-chat", LLMeterType = "ChatEndpoint", EndpointName = "some", Provider = "some-provider")]
        internal sealed partial class ChatEndpoint(ChatOptions options) : IEndpoint;
        """;

    public const string Stream = """
        namespace Some.Service;

        using LLMeter.Native.Endpoints;

        /// <summary>Chat completions, streamed.</summary>
        [Endpoint("a-chat-stream")]
        internal sealed partial class ChatStreamEndpoint : IEndpoint
        {
            private readonly ChatOptions _options;

            public ChatStreamEndpoint(ChatOptions options) => _options = options;

            public string Model => _options.Model;
        }
        """;

    public const string Options = """
        namespace Some.Service;

        using LLMeter.Native.Endpoints;

        /// <summary>Where.</summary>
        internal abstract record ServiceOptions
        {
            /// <summary>Where the "service" is.</summary>
            [Option(ValueName = "URL")]
            public string BaseUrl { get; init; } = "https://" + "some.test";
        }

        /// <summary>How.</summary>
        internal enum Mode { Fast = 1, VerySlow = 0, Default = VerySlow }

        /// <summary>What.</summary>
        internal sealed record ChatOptions : ServiceOptions
        {
            /// <summary>The model; see <see cref="ServiceOptions.BaseUrl"/>.</summary>
            [Option(JsonName = "model_id")]
            public required string Model { get; init; }

            /// <summary>Extra texts.</summary>
            public required IReadOnlyList<string> Stop { get; init; }

            /// <summary>Extra headers.</summary>
            [Option(Secret = true)]
            public IReadOnlyList<KeyValuePair<string, string>> Header { get; init; } = [];

            /// <summary>A mode.</summary>
            public Mode Mode { get; init; } = Mode.VerySlow;

            /// <summary>A mode that is not said.</summary>
            public Mode Unsaid { get; init; }

            /// <summary>An event.</summary>
            public int? Event { get; init; }

            /// <summary>A flag.</summary>
            public bool Flag { get; init; }

            /// <summary>A time.</summary>
            public TimeSpan? Wait { get; init; } = TimeSpan.FromMinutes(5);

            /// <summary>A ratio.</summary>
            public double Ratio { get; init; } = -0.5;

            /// <summary>A secret.</summary>
            [Option(Secret = true)]
            public string? Key { get; init; }

            /// <summary>A name.</summary>
            public string? User { get; init; } = null;

            /// <summary>A count.</summary>
            public long Count { get; init; } = 60 * 60;
        }
        """;
}
