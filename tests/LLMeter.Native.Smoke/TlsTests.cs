using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace LLMeter.Native.Smoke;

/// <summary>Services are reached over TLS as a rule.</summary>
public sealed class TlsTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_service_behind_TLS_is_measured(string preconnect)
    {
        using var scratch = new Scratch();
        using var certificate = Certificate();
        await File.WriteAllTextAsync(scratch["ca.pem"], certificate.ExportCertificatePem());
        await using var server = new ScriptedServer(certificate);
        using var run = Llmeter.Start(
            ["run", "openai-chat-stream", "--base-url", server.BaseUrl, "--model", "m", "--prompt", new string('p', 100_000), "--requests", "3",
             "--preconnect", preconnect, "--output", scratch.Path, "--run-name", "tls", "--json"],
            ("SSL_CERT_FILE", scratch["ca.pem"]));
        for (var i = 0; i < 3; i++)
        {
            (await server.NextAsync()).Answer.SetResult(ScriptedServer.Stream());
        }

        var stats = (await run.EndAsync()).MustEndWith(0).Json;
        Assert.Equal(0, stats.GetProperty("failed_requests").GetInt64());
        Assert.Equal(6, stats.GetProperty("total_output_tokens").GetInt64());
        Assert.Equal(1, stats.GetProperty("client_connections_opened").GetInt64());

        // The handshake is in the first request's phases, unless it was done before the run.
        var attempts = (await File.ReadAllLinesAsync(scratch["tls/measurements.jsonl"])).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("attempts")[0]).ToArray();
        Assert.Equal(preconnect == "false", attempts[0].TryGetProperty("tls", out _));
        Assert.All(attempts.Skip(1), attempt => Assert.False(attempt.TryGetProperty("tls", out _)));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_refused_in_its_own_words()
    {
        using var certificate = Certificate();
        await using var server = new ScriptedServer(certificate);
        var outcome = (await Llmeter.RunAsync("run", "openai-chat-stream", "--base-url", server.BaseUrl, "--model", "m", "--prompt", "p")).MustEndWith(1);
        Assert.Contains("tls", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("TLS handshake with localhost", outcome.Output, StringComparison.Ordinal);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
