using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Service.Commands;
using CollabBot.Service.Demo;
using CollabBot.Tests.Storage;
using Spectre.Console;
using Xunit;

namespace CollabBot.Tests.Demo;

/// <summary>Runs the whole demo: real service, real store, real HTTP on this machine.</summary>
public sealed class Demos
{
    private static readonly DemoOptions Small = new(People: 8, Weeks: 2, Seed: 7, IsFast: true);

    [Fact]
    public async Task The_same_seed_gives_the_same_report()
    {
        var first = await DemoRun.PlayAsync(Small, Redirected(TextWriter.Null), TestContext.Current.CancellationToken);
        var second = await DemoRun.PlayAsync(Small, Redirected(TextWriter.Null), TestContext.Current.CancellationToken);

        Assert.Equal(Timeless(first), Timeless(second));
    }

    [Fact]
    public async Task Everything_that_was_acknowledged_is_counted_and_everybody_hears_of_it()
    {
        var outcome = await DemoRun.PlayAsync(Small, Redirected(TextWriter.Null), TestContext.Current.CancellationToken);

        Assert.Empty(outcome.Disagreements);
        Assert.Equal(
            [DemoPostKind.Welcome, DemoPostKind.Setup, .. Enumerable.Repeat(DemoPostKind.Pulse, 8), DemoPostKind.Summary, DemoPostKind.Digest, DemoPostKind.Reply],
            Unreminded(outcome.Report.Weeks[0]));
        Assert.Equal(
            [.. Enumerable.Repeat(DemoPostKind.Pulse, 8), DemoPostKind.Summary, DemoPostKind.Digest, DemoPostKind.Reply],
            Unreminded(outcome.Report.Weeks[1]));
        Assert.All(outcome.Report.Weeks, week => Assert.InRange(Reminded(week).Distinct().Count(), 1, week.Asked - 1));
        Assert.All(outcome.Report.Weeks, week => Assert.Equal(Reminded(week).Distinct(), Reminded(week)));

        static IEnumerable<DemoPostKind> Unreminded(WeekReport week) => week.Posts.Select(post => post.Kind).Where(kind => kind is not (DemoPostKind.Reminder or DemoPostKind.Step or DemoPostKind.FollowUp or DemoPostKind.SummaryUpdate));
        static IEnumerable<string> Reminded(WeekReport week) => week.Posts.Where(post => post.Kind is DemoPostKind.Reminder).Select(post => post.To);
    }

    [Fact]
    public async Task A_roster_of_several_pages_is_asked_to_the_last_person()
    {
        var outcome = await DemoRun.PlayAsync(Small with { People = 110, Weeks = 1 }, Redirected(TextWriter.Null), TestContext.Current.CancellationToken);

        Assert.Empty(outcome.Disagreements);
        var week = Assert.Single(outcome.Report.Weeks);
        Assert.Equal(110, week.Asked);
        Assert.Equal(110, week.Posts.Where(post => post.Kind is DemoPostKind.Pulse).Select(post => post.To).Distinct().Count());
        Assert.All(week.Readings, reading => Assert.InRange(reading.N ?? 0, 5, week.Answered));
    }

    [Fact]
    public async Task A_team_too_small_to_be_shown_is_told_so_and_no_number_leaves()
    {
        using var screen = new StringWriter();

        var outcome = await DemoRun.PlayAsync(Small with { People = 5, Weeks = 1 }, Redirected(screen), TestContext.Current.CancellationToken);

        Assert.Empty(outcome.Disagreements);
        Assert.All(outcome.Report.Weeks[0].Readings, reading =>
        {
            Assert.Null(reading.Score);
            Assert.Null(reading.N);
            Assert.Equal("Not enough answers to show this safely.", reading.Shown);
        });
        Assert.Contains("Not enough answers to show this safely.", screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_to_people_and_what_they_say_to_it_is_played_and_reported()
    {
        using var screen = new StringWriter();

        var outcome = await DemoRun.PlayAsync(Small with { Weeks = 7 }, Redirected(screen), TestContext.Current.CancellationToken);

        var (posts, reactions) = (outcome.Report.Weeks.SelectMany(week => week.Posts).ToList(), outcome.Report.Weeks.SelectMany(week => week.Reactions).ToList());
        Assert.All(
            [DemoPostKind.Step, DemoPostKind.FollowUp, DemoPostKind.Reply, DemoPostKind.SummaryUpdate, DemoPostKind.NoticeQuestion, DemoPostKind.NoticeResult],
            kind => Assert.Contains(kind, posts.Select(post => post.Kind)));
        Assert.All(posts, post => Assert.NotEmpty(post.Saw));
        Assert.All(reactions.Where(reaction => reaction.On is not DemoPostKind.Pulse), reaction => Assert.NotEmpty(reaction.Saw));
        Assert.Contains(reactions, reaction => reaction is { On: DemoPostKind.FollowUp, Did: "Yes" or "A bit" });
        Assert.Contains(posts, post => post.Kind is DemoPostKind.SummaryUpdate && post.Saw.Any(line => line.Contains("start each meeting with what is still open", StringComparison.Ordinal)));
        Assert.Equal(outcome.Report.People.Select(person => person.Id).Append("channel").Order(StringComparer.Ordinal), posts.Select(post => post.To).Distinct().Order(StringComparer.Ordinal));
        Assert.All(["What came of each week", "What each person saw in 7 weeks", "#How we work"], said => Assert.Contains(said, screen.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirected_screen_is_plain_text_of_80_columns()
    {
        using var screen = new StringWriter();

        await DemoRun.PlayAsync(Small, Redirected(screen), TestContext.Current.CancellationToken);

        var text = screen.ToString();
        Assert.DoesNotContain('\u001b', text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 80));
        Assert.All(["Hello, I am CollabBot", "[ Almost always ]", "Thank you, that is all", "What we said", "Your team's digest"], said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_report_is_written_whole_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("demo.json");

        var exit = await DemoCommand.RunAsync(Small with { Weeks = 1 }, path, Redirected(TextWriter.Null), TextWriter.Null, TestContext.Current.CancellationToken);

        Assert.Equal(0, exit);
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.PathOf()));
        var report = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        Assert.Equal(7, (int)report["seed"]!);
        Assert.Equal("2026-01-06", (string)report["weeks"]![0]!["round"]!);
        Assert.Equal("welcome", (string)report["weeks"]![0]!["posts"]![0]!["kind"]!);
        Assert.Equal("channel", (string)report["weeks"]![0]!["posts"]![0]!["to"]!);
    }

    [Fact]
    public async Task A_demo_that_is_stopped_keeps_nothing()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var exit = await DemoCommand.RunAsync(Small, folder.PathOf("demo.json"), Redirected(TextWriter.Null), TextWriter.Null, stop.Token);

        Assert.Equal(130, exit);
        Assert.Empty(Directory.GetFileSystemEntries(folder.PathOf()));
    }

    private static string Timeless(DemoOutcome outcome) => Encoding.UTF8.GetString((outcome.Report with { ElapsedMs = 0 }).ToUtf8Json());

    internal static IAnsiConsole Redirected(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 80;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
