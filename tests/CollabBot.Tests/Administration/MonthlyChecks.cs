using CollabBot.Core.Administration;
using CollabBot.Core.Delivery;
using CollabBot.Core.Insights;
using CollabBot.Core.Teams;
using CollabBot.Tests.Delivery;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>The adversary that looks over all that a team was told, with the first result of each month (N3).</summary>
public sealed class MonthlyChecks
{
    private static readonly DateTimeOffset First = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private readonly World _world = new();
    private readonly Engine _engine;

    public MonthlyChecks()
    {
        _world.Roster.Reading = MemoryRoster.Of(8);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private IEnumerable<Core.Digests.PulseSummary> Summaries => _world.Chat.Delivered.OfType<Post.ChannelSummary>().Select(post => post.Summary);

    [Fact]
    public async Task The_first_summary_of_a_month_says_what_the_adversary_made_of_all_that_was_shown_and_no_other_does()
    {
        await PlayAsync(weeks: 7);

        // 24 November; 1, 8, 15, 22, 29 December; 5 January.
        Assert.Equal([false, true, false, false, false, false, true], Summaries.Select(summary => summary.Check is not null));
        Assert.All(Summaries.Select(summary => summary.Check).OfType<ReleaseCheck>(), check => Assert.Equal((0, 0, true), (check.Recovered, check.Unreadable, check.IsClean)));
        Assert.Equal("0 of fewer than 50 answers could be recovered from what was shown.", Summaries.ElementAt(1).Check!.InWords);
        Assert.Equal("0 of about 150 answers could be recovered from what was shown.", Summaries.ElementAt(6).Check!.InWords);
        Assert.Empty(_world.Operator.Withheld);
    }

    [Fact]
    public async Task When_something_is_found_nothing_of_the_result_is_told_and_the_operator_is()
    {
        using var measured = new Measured(_world.Meters);
        await PlayAsync(weeks: 1);
        await ToldTwiceAsync();

        await PlayAsync(weeks: 1, from: 1);

        Assert.Equal([1], measured.Of("collabbot.releases.checked", ("outcome", "found")));
        var told = Summaries.Last();
        Assert.Equal((true, false, null), (told.IsWithheld, told.ShowsAnything, told.Participation));
        Assert.All(told.Areas, area => Assert.Null(area.Level));
        Assert.All(_world.Chat.Delivered.OfType<Post.LeaderDigest>().TakeLast(1), digest => Assert.Equivalent(told, digest.Summary(), strict: true));
        Assert.False(Assert.Single(_world.Operator.Withheld).IsClean);
        Assert.True((await _engine.Teams.HistoryAsync(ARound.Team, Live)).Releases[^1] is { IsWithheld: true } withheld && withheld.Areas.All(area => area.Level is null));
    }

    [Fact]
    public async Task After_a_withheld_result_each_next_one_is_checked_until_nothing_is_found()
    {
        await PlayAsync(weeks: 1);
        var history = await _engine.Teams.HistoryAsync(ARound.Team, Live);
        await ToldTwiceAsync();
        await PlayAsync(weeks: 2, from: 1);
        Assert.Equal([false, true, true], Summaries.Select(summary => summary.IsWithheld));

        await _engine.Teams.UpdateHistoryAsync(ARound.Team, current => current with { Releases = [.. history.Releases, .. current.Releases.Where(told => told.IsWithheld)] }, Live);
        await PlayAsync(weeks: 2, from: 3);

        Assert.Equal([false, true, true, false, false], Summaries.Select(summary => summary.IsWithheld));
        Assert.Equal([false, true, true, true, false], Summaries.Select(summary => summary.Check is not null));
    }

    [Fact]
    public async Task What_was_found_once_stands_when_the_telling_is_repeated()
    {
        await PlayAsync(weeks: 1);
        var history = await _engine.Teams.HistoryAsync(ARound.Team, Live);
        await ToldTwiceAsync();
        _world.Chat.Answer = post => post is Post.ChannelSummary { Summary.IsWithheld: true } ? new SendOutcome.NotAccepted("Throttled", TimeSpan.FromMinutes(10)) : new SendOutcome.Done(null);
        await PlayAsync(weeks: 1, from: 1);
        Assert.Single(_world.Chat.Delivered.OfType<Post.LeaderDigest>());

        await _engine.Teams.UpdateHistoryAsync(ARound.Team, current => current with { Releases = [.. history.Releases, current.Releases[^1]] }, Live);
        _world.Chat.Answer = _ => new SendOutcome.Done(null);
        await _world.Start().PassAsync(TimeSpan.FromHours(1));

        Assert.True(Summaries.Last().IsWithheld);
        Assert.Single(_world.Operator.Withheld);
    }

    [Fact]
    public async Task A_round_whose_records_are_gone_is_told_with_the_line()
    {
        await PlayAsync(weeks: 1);
        var plan = _world.Keys().Single(key => key[^1] == "plan.json");
        await _world.Store.DeleteAsync(Core.Storage.StoreKey.Of([.. plan]), null, Live);

        await PlayAsync(weeks: 1, from: 1);

        Assert.Equal("0 of fewer than 50 answers could be recovered from what was shown. One earlier round could not be looked at.", Summaries.Last().Check!.InWords);
    }

    /// <summary>As a program with a fault would have it: one set of answers, told with two levels.</summary>
    private Task<TeamHistory> ToldTwiceAsync() => _engine.Teams.UpdateHistoryAsync(
        ARound.Team,
        history => history with
        {
            Releases =
            [
                .. history.Releases,
                history.Releases[0] with { Areas = [.. history.Releases[0].Areas.Select(area => area with { Level = new Level(30, LevelBound.None, 10, SizeBand.From5) })] },
            ],
        },
        Live);

    private async Task PlayAsync(int weeks, int from = 0)
    {
        if (from == 0)
        {
            await _engine.InstallAsync();
            await _engine.WorkAtYearEndAsync();
            await _engine.SetUpAsync();
        }

        for (var week = from; week < from + weeks; week++)
        {
            await _engine.PassAsync(First.AddDays(7 * week) - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));
            var plan = (await _engine.PlanOfAsync(DateOnly.FromDateTime(First.AddDays(7 * week).Date).ToString("O", System.Globalization.CultureInfo.InvariantCulture)))!;
            foreach (var participant in plan.Participants)
            {
                await _engine.AnswerAllAsync(plan, participant.Person, 4);
            }

            await _engine.CloseAndReadAsync();
        }
    }
}
