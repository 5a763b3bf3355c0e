using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class SkippedRounds
{
    private readonly World _world = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_weeks_away_every_missed_date_is_recorded_and_the_last_is_told_with_the_next()
    {
        await SetUpAsync();

        _world.Time.Advance(Until("2026-12-11T09:00:00Z"));
        var engine = _world.Start();
        await engine.BeatAsync();
        await engine.BeatAsync();

        Assert.Equal(
            [new(new(2026, 11, 24), SkipReason.Outage, false), new(new(2026, 12, 1), SkipReason.Outage, false), new(new(2026, 12, 8), SkipReason.Outage, true)],
            (await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips);
        var told = Assert.Single(_world.Chat.Delivered.OfType<Post.RoundSkipped>());
        Assert.Equal((new DateOnly(2026, 12, 8), new DateOnly(2026, 12, 15)), (told.Date, told.Next.Date));
    }

    [Fact]
    public async Task Too_few_people_are_told_once_and_then_every_four_weeks()
    {
        _world.Roster.Reading = MemoryRoster.Of(4);
        var engine = await SetUpAsync();

        await engine.PassAsync(TimeSpan.FromDays(41), TimeSpan.FromHours(1));

        Assert.Equal(
            [new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 22)],
            _world.Chat.Delivered.OfType<Post.RoundSkipped>().Select(told => told.Date));
        Assert.Equal(5, (await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips.Count);
    }

    [Fact]
    public async Task A_reason_that_comes_back_after_a_round_is_told_at_once()
    {
        var engine = await SetUpAsync();
        foreach (var people in new[] { 4, 12, 4 })
        {
            _world.Roster.Reading = MemoryRoster.Of(people);
            await engine.PassAsync(TimeSpan.FromDays(7), TimeSpan.FromHours(1));
        }

        Assert.Equal(
            [new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 8)],
            _world.Chat.Delivered.OfType<Post.RoundSkipped>().Select(told => told.Date));
    }

    [Fact]
    public async Task A_roster_that_stays_away_all_day_is_recorded_and_told()
    {
        _world.Roster.Reading = new RosterReading.Unavailable("Throttled");
        var engine = await SetUpAsync();

        await engine.PassAsync(Until("2026-11-24T15:00:00Z"));

        Assert.Equal([new(new(2026, 11, 24), SkipReason.RosterUnavailable, true)], (await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips);
        Assert.Equal(SkipReason.RosterUnavailable, Assert.Single(_world.Chat.Delivered.OfType<Post.RoundSkipped>()).Reason);
    }

    [Fact]
    public async Task A_date_passed_over_because_the_team_was_asked_by_hand_was_not_due_and_is_settled()
    {
        var engine = _world.Start();
        await engine.OpenedAsync();

        await engine.PassAsync(TimeSpan.FromDays(2));

        Assert.Empty((await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips);
        Assert.Empty(_world.Chat.Tried.OfType<Post.RoundSkipped>());
    }

    [Theory]
    [InlineData("10:00", "13:59", true)]
    [InlineData("10:00", "14:01", false)]
    [InlineData("16:00", "17:59", true)]
    [InlineData("16:00", "18:01", false)]
    [InlineData("20:00", "20:15", true)]
    [InlineData("20:00", "20:16", false)]
    public void A_late_start_lies_within_four_hours_and_the_working_day(string due, string back, bool starts)
    {
        var clock = TeamClock.For("Europe/London");
        var date = new DateOnly(2026, 11, 24);

        var last = LateStart.Last(clock, date, clock.At(date, Time(due)));

        Assert.Equal(starts, clock.At(date, Time(back)) <= last);
    }

    private async Task<Engine> SetUpAsync()
    {
        var engine = _world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        return engine;
    }

    private TimeSpan Until(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture) - _world.Time.GetUtcNow();

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
}
