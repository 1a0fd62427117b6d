using LLMeter.Native.Measurement;
using LLMeter.Native.Plans;
using LLMeter.Native.Reports;

namespace LLMeter.Native.Tests.Reports.Live;

public sealed class LiveDisplayTests
{
    private const string Prompt = "$ llmeter run";

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    public void Progress_and_LLMeters_groups_have_a_line_each(string culture)
    {
        using var user = new UserCulture(culture);
        using var screen = new Screen(100, 24);
        using var display = new LiveDisplay(screen, Options(screen));

        // Two requests a second apart, the tick a second after the second one: 2 * 60 / 1 s, 200 tokens / 2 s.
        display.End(sent: 0, firstToken: 0.05, lastToken: 1.04);
        display.End(sent: 1, firstToken: 0.05, lastToken: 1.04, fails: true);
        display.OnTick(Some.Progress(2, ended: 500));

        // A quarter of 25 columns is 6 of them; (2000 - 500) / 500 * 2 s are left.
        Assert.Equal(
            """
              ━━━━━━─────────────────── 500/2,000 requests · 50 in flight · 00:02 · about 00:06 left
              Throughput  rpm=120.0  output_tps=100.0 tok/s  p50_tps=—
              TTFT        p50_ttft=0.050s  p90_ttft=0.050s
              TTLT        p50_ttlt=1.040s  p90_ttlt=1.040s
              Tokens      input_tokens=12  output_tokens=200
              Errors      fail=1
            """, screen.Text);
    }

    [Fact]
    public void What_is_not_known_yet_is_a_dash()
    {
        using var screen = new Screen(80, 24);
        using var display = new LiveDisplay(screen, Options(screen) with { Stats = [new("p50_ttft", "time_to_first_token-p50"), new("mine", "no_such_key")] });
        display.OnTick(Some.Progress(0, ended: 0));
        Assert.Equal(
            """
              ──────────────────── 0/2,000 requests · 50 in flight · 00:00
              TTFT   p50_ttft=—
              Other  mine=—
            """, screen.Text);
    }

    [Fact]
    public void A_run_bound_by_time_counts_its_time_then_finishes_what_is_in_flight()
    {
        using var screen = new Screen(80, 24);
        using var display = new LiveDisplay(screen, Options(screen) with { Duration = TimeSpan.FromSeconds(60), Stats = [] });
        display.OnTick(Some.Progress(15, ended: 1234, planned: null));
        Assert.Equal("  ━━━━━─────────────── 00:15/01:00 · 1,234 requests · 50 in flight", screen.Text);
        display.OnTick(Some.Progress(61, ended: 5000, RunPhase.Draining, inFlight: 12, planned: null));
        Assert.Equal("  ━━━━━━━━━━━━━━━━━━━━ finishing 12 in flight · 5,000 requests ended · 01:01", screen.Text);
    }

    [Fact]
    public void Connecting_tells_how_many_connections_stand()
    {
        using var screen = new Screen(80, 24);
        using var display = new LiveDisplay(screen, Options(screen) with { Stats = [] });
        display.OnTick(Some.Progress(0, ended: 0, RunPhase.Connecting, inFlight: 0, planned: null));
        Assert.Equal("  connecting · 20 connections open", screen.Text);
    }

    [Fact]
    public void The_client_is_spoken_of_only_while_it_is_in_trouble()
    {
        using var screen = new Screen(80, 24);
        using var display = new LiveDisplay(screen, Options(screen) with { Stats = [] });
        display.OnTick(Some.Progress(1, ended: 2, concern: "the event thread was late by 32 ms at p99 (limit 20 ms)"));
        Assert.EndsWith("\n  CLIENT SATURATED: the event thread was late by 32 ms at p99 (limit 20 ms)", screen.Text, StringComparison.Ordinal);
        display.OnTick(Some.Progress(2, ended: 4));
        Assert.DoesNotContain("CLIENT", screen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 24)]
    [InlineData(20, 24)]
    [InlineData(2, 24)]
    [InlineData(80, 9)] // At the bottom of the window, so that drawing scrolls.
    [InlineData(80, 4)] // Lower than the display.
    public void At_the_end_the_terminal_is_as_it_was(int columns, int rows)
    {
        using var screen = new Screen(columns, rows);
        screen.Write("one\ntwo\nthree\nfour\n");
        var (text, cursor) = (screen.Text, screen.Cursor);
        using var display = new LiveDisplay(screen, Options(screen, rows));
        display.OnTick(Some.Progress(1, ended: 100, RunPhase.Connecting));
        display.OnTick(Some.Progress(2, ended: 500, concern: "a concern"));
        display.OnTick(Some.Progress(3, ended: 900));
        Assert.NotEqual(text, screen.Text);
        display.OnTick(Some.Progress(4, ended: 2000, RunPhase.Done));
        Assert.Equal(text, screen.Text);
        Assert.Equal(cursor, screen.Cursor);

        var writes = screen.Writes;
        display.Dispose();
        display.OnTick(Some.Progress(5, ended: 2000));
        Assert.Equal(writes, screen.Writes);
    }

    [Fact]
    public void A_run_that_breaks_off_leaves_nothing_behind_either()
    {
        using var screen = new Screen(80, 24);
        screen.Write(Prompt + "\n");
        using (var display = new LiveDisplay(screen, Options(screen)))
        {
            display.OnTick(Some.Progress(1, ended: 100));
        }

        Assert.Equal(Prompt, screen.Text);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(80)]
    public void Lines_are_cut_and_never_wrap(int columns)
    {
        using var screen = new Screen(columns, 24);
        using var display = new LiveDisplay(screen, Options(screen));
        display.OnTick(Some.Progress(1, ended: 100, concern: new string('x', 200)));
        var lines = screen.Text.Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.All(lines, line => Assert.True(line.Length < columns));
        Assert.EndsWith("…", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_becomes_narrower_is_cleared_of_the_wrapped_lines_too()
    {
        using var screen = new Screen(100, 40);
        screen.Write(Prompt + "\n");
        using var display = new LiveDisplay(screen, Options(screen, 40));
        display.OnTick(Some.Progress(1, ended: 100));
        screen.Resize(50);
        display.OnTick(Some.Progress(2, ended: 200));
        Assert.Equal(7, screen.Text.Split('\n').Length);
        display.Dispose();
        Assert.Equal(Prompt, screen.Text);
    }

    [Fact]
    public void A_shorter_line_leaves_nothing_of_a_longer_one()
    {
        using var screen = new Screen(80, 24);
        using var display = new LiveDisplay(screen, Options(screen) with { Stats = [] });
        display.OnTick(Some.Progress(1, ended: 1000));
        display.OnTick(Some.Progress(2, ended: 0, RunPhase.Connecting));
        Assert.Equal("  connecting · 20 connections open", screen.Text);
    }

    [Fact]
    public void A_refresh_is_one_write_and_without_colour_holds_no_colour_code()
    {
        using var screen = new Screen(80, 24);
        using var display = new LiveDisplay(screen, Options(screen));
        display.OnTick(Some.Progress(1, ended: 100));
        display.OnTick(Some.Progress(2, ended: 200, concern: "a concern"));
        Assert.Equal(2, screen.Writes);
        Assert.False(screen.HasColours);
    }

    [Fact]
    public void Colours_take_no_room()
    {
        using var plain = new Screen(70, 24);
        using var coloured = new Screen(70, 24);
        using var one = new LiveDisplay(plain, Options(plain));
        using var other = new LiveDisplay(coloured, Options(coloured) with { Colour = true });
        one.OnTick(Some.Progress(1, ended: 100));
        other.OnTick(Some.Progress(1, ended: 100));
        Assert.True(coloured.HasColours);
        Assert.Equal(plain.Text, coloured.Text);
    }

    [Fact]
    public void What_is_said_stays_above_the_display()
    {
        using var screen = new Screen(80, 24);
        screen.Write(Prompt + "\n");
        using var display = new LiveDisplay(screen, Options(screen) with { Stats = [] });
        display.OnTick(Some.Progress(1, ended: 0));
        display.Say("stopping");
        display.OnTick(Some.Progress(2, ended: 0));
        Assert.Equal($"{Prompt}\nstopping\n  ──────────────────── 0/2,000 requests · 50 in flight · 00:02", screen.Text);
        display.Dispose();
        Assert.Equal($"{Prompt}\nstopping", screen.Text);
    }

    private static LiveOptions Options(Screen screen, int rows = 24) => new() { Size = () => new TerminalSize(screen.Columns, rows), Stats = DisplayStats.Default };
}
