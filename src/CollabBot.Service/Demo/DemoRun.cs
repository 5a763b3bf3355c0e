using CollabBot.Service.Demo.Terminal;
using Spectre.Console;

namespace CollabBot.Service.Demo;

/// <summary>A whole demo: plays it, shows it, checks it.</summary>
internal static class DemoRun
{
    /// <summary>What comes back to people after a summary.</summary>
    private static readonly (DemoPostKind Kind, string What)[] Returns =
    [
        (DemoPostKind.Step, "a small step to try"),
        (DemoPostKind.FollowUp, "a week later"),
        (DemoPostKind.Reply, "what a leader replied"),
        (DemoPostKind.NoticeQuestion, "after the day that a leader named"),
        (DemoPostKind.NoticeResult, "what became of that"),
    ];

    /// <exception cref="DemoFailedException">Something did not go as it must.</exception>
    public static async Task<DemoOutcome> PlayAsync(DemoOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var screen = new DemoScreen(console, TimeProvider.System, mayPause: !options.IsFast);
        screen.Open(options);

        var chance = new Chance(options.Seed);
        var team = MadeTeam.Of(options.People, chance);
        await using var stage = await DemoStage.StartAsync(team, chance, cancellationToken);
        var story = new DemoStory(stage, new Habits(chance, team), new Reactions(chance, team, stage.Client, stage.Connector, stage.Clock));

        var begun = await story.BeginAsync(cancellationToken);
        await screen.ShowCardAsync($"#{MadeTeam.ChannelName}: CollabBot was added", begun.FirstOrDefault(post => post.Kind is DemoPostKind.Welcome)?.Card, cancellationToken);

        var weeks = new List<PlayedWeek> { await story.PlayWeekAsync(cancellationToken) };
        var guide = weeks[0].Sittings.FirstOrDefault(sitting => sitting is { IsTyped: false, ThankYou: not null });
        await screen.ShowCardAsync($"{guide?.Person.Name}: a question", guide?.Question, cancellationToken);
        await screen.ShowCardAsync($"{guide?.Person.Name}: afterwards", guide?.ThankYou, cancellationToken);
        screen.ShowWeek(weeks[0]);

        await screen.FollowAsync(options.Weeks - 1, async () =>
        {
            weeks.Add(await story.PlayWeekAsync(cancellationToken));
            return weeks[^1];
        }, cancellationToken);

        await screen.ShowCardAsync($"#{MadeTeam.ChannelName}: the last week's summary", weeks[^1].PostOf(DemoPostKind.Summary)?.Card, cancellationToken);
        await screen.ShowCardAsync($"{team.Leader.Name}, leader: the last week's digest", weeks[^1].PostOf(DemoPostKind.Digest)?.Card, cancellationToken);
        foreach (var (kind, what) in Returns)
        {
            // The one that says most: a leader who only read says the least.
            var fullest = weeks.SelectMany(week => week.Posts).Where(post => post.Kind == kind).MaxBy(post => post.Card.Lines.Count);
            await screen.ShowCardAsync($"{fullest?.To?.Name ?? "#" + MadeTeam.ChannelName}: {what}", fullest?.Card, cancellationToken);
        }

        screen.ShowWeeks(weeks);
        screen.ShowReturns(weeks);
        screen.ShowPeople(team, weeks);
        screen.ShowLevels(weeks);

        List<string> disagreements = [.. weeks.SelectMany(week => SelfCheck.Of(week.Plan, week.Result, week.AcknowledgedAnswers))];
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        screen.Close(weeks, stage.Client.Sent, stage.Connector.Received, elapsed, disagreements);
        return new DemoOutcome(DemoReport.Of(options.Seed, team, weeks, elapsed), disagreements);
    }
}

/// <summary>What came of a demo.</summary>
/// <param name="Disagreements">Where the count does not hold what was acknowledged; empty when all is well.</param>
internal sealed record DemoOutcome(DemoReport Report, IReadOnlyList<string> Disagreements);
