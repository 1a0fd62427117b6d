namespace LLMeter.Native.Endpoints;

/// <summary>How requests prove who sends them. Names where the secret is to be found, never the secret.</summary>
internal abstract record Authentication
{
    /// <summary>No credentials.</summary>
    public sealed record None : Authentication;

    /// <summary>"Authorization: Bearer KEY", the key being an environment variable's value.</summary>
    /// <param name="EnvironmentVariable">Its name.</param>
    /// <param name="IsRequired">Whether the service refuses requests without it: a run then ends before it starts.</param>
    public sealed record BearerKey(string EnvironmentVariable, bool IsRequired) : Authentication;
}
