namespace LLMeter.Native.Tests.Architecture;

public sealed class ReservedApiTests
{
    [Theory]
    [InlineData("Console.WriteLine();", "Console")]
    [InlineData("System.Console.Error.Write(1);", "Console")]
    [InlineData("using static System.Console;", "Console")]
    [InlineData("using System.Net.Sockets;", "System.Net.Sockets")]
    [InlineData("var a = new System.Net.Sockets.Socket(b);", "System.Net.Sockets")]
    [InlineData("var a = new SocketsHttpHandler { C = 1 };", "SocketsHttpHandler")]
    [InlineData("using var a = new System.Net.Http.HttpClient();", "HttpClient")]
    [InlineData("var a = Stopwatch.GetTimestamp();", "Stopwatch")]
    [InlineData("var a = System.Diagnostics.Stopwatch.StartNew();", "Stopwatch")]
    [InlineData("var a = TimeProvider.System;", "TimeProvider.System")]
    [InlineData("var a = DateTime.UtcNow.Ticks;", "DateTime.UtcNow")]
    [InlineData("var a = System.DateTimeOffset.Now;", "DateTimeOffset.Now")]
    [InlineData("var a = Environment.TickCount64;", "Environment.TickCount64")]
    [InlineData("var a = Clock.Now();", "Clock.Now")]
    [InlineData("var a = WallClock.Read();", "WallClock.Read")]
    [InlineData("var a = Environment.GetEnvironmentVariable(\"B\");", "Environment.GetEnvironmentVariable")]
    [InlineData("Environment.Exit(1);", "Environment.Exit")]
    public void Each_is_seen_where_it_does_not_belong(string text, string name)
    {
        var complaint = Assert.Single(Complaints("LLMeter.Native/Statistics/RunSummary.cs", "\n" + text));
        Assert.StartsWith($"Statistics/RunSummary.cs:2 uses {name}: ", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cli/A.cs", "Console.WriteLine(); var a = Environment.GetEnvironmentVariable(b); var c = WallClock.Read();")]
    [InlineData("Reports/A.cs", "Console.WriteLine();")]
    [InlineData("Transport/A.cs", "using System.Net.Sockets; var a = new SocketsHttpHandler(); var b = Stopwatch.GetTimestamp(); var c = Clock.Now();")]
    [InlineData("Signing/A.cs", "var a = Environment.GetEnvironmentVariable(b);")]
    [InlineData("Program.cs", "Environment.SetEnvironmentVariable(a, b);")]
    [InlineData("Statistics/A.cs", "// Console.WriteLine(); Stopwatch\nvar a = \"Console.WriteLine\"; var b = Environment.ProcessorCount; TimeProvider c; DateTime d; Clock.Ticks(e);")]
    public void Where_it_belongs_it_passes_and_so_does_talk_of_it(string path, string text) => Assert.Empty(Complaints("LLMeter.Native/" + path, text));

    [Fact]
    public void A_generator_has_none_of_the_programs_rights() =>
        Assert.Single(Complaints("LLMeter.Generators/Load/A.cs", "var a = Stopwatch.GetTimestamp();"));

    private static IEnumerable<string> Complaints(string path, string text)
    {
        var file = new SourceFile(path, text);
        return ReservedApi.All.SelectMany(api => api.Complaints(file));
    }
}
