using CollabBot.Core.Administration;
using CollabBot.Core.Ahead;
using CollabBot.Core.Cadence;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Ahead;

/// <summary>A case lived through: looked ahead to, and then asked by the real use cases on a clock of its own, while enough answer and every leader replies.</summary>
internal sealed class PlayedAhead
{
    private const int DaysPlayed = 7 * AheadPlan.UsualWeeks;

    private readonly AheadCase _case;
    private readonly World _world;
    private readonly Engine _engine;
    private readonly Random _answers;
    private readonly HashSet<DateOnly> _answered = [];

    private PlayedAhead(AheadCase made)
    {
        (_case, _world) = (made, new World(made.Begins));
        _engine = _world.Start();
        _answers = new Random(made.Seed);
        _world.Roster.Reading = MemoryRoster.Of(made.People, made.Guests);
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private TeamClock Clock => TeamClock.For(_case.SetUp.Cadence.ZoneId);

    private DateOnly Today => Clock.DateAt(_world.Time.GetUtcNow());

    public static Task<(AheadPlan Said, AheadPlan Happened)> PlayAsync(AheadCase made) => new PlayedAhead(made).PlayAsync();

    private async Task<(AheadPlan Said, AheadPlan Happened)> PlayAsync()
    {
        await _engine.InstallAsync();
        Assert.IsType<ConfigureTeamOutcome.Saved>(await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, _case.SetUp, Live));
        await _engine.Teams.UpdateAsync(ARound.Team, team => _case.OptedOut.Aggregate(team!, (with, person) => with.WithOptOut(person, optedOut: true)), Live);
        await PassAsync(7 * _case.WeeksBefore);
        await _engine.Teams.UpdateMembershipAsync(ARound.Team, members => _case.Pauses.Aggregate(members, (with, pause) => with.WithPause(pause.Person, pause.Until, Today)), Live);
        var members = ((RosterReading.Complete)MemoryRoster.Of(_case.People + _case.Joiners)).Members.Skip(_case.People > 12 ? _case.Leavers : 0);
        _world.Roster.Reading = new RosterReading.Complete([.. members, .. ((RosterReading.Complete)MemoryRoster.Of(300, _case.Guests)).Members.Skip(300)]);

        var (now, before) = (_world.Time.GetUtcNow(), _world.Store.Contents());
        var seen = Assert.IsType<LookAheadOutcome.Seen>(await _engine.LookAhead.HandleAsync(ARound.Team, new AheadWish(WithPeople: true), Live));
        Assert.Equal(before, _world.Store.Contents());

        var history = await _engine.Teams.HistoryAsync(ARound.Team, Live);
        await PassAsync(DaysPlayed + 1);
        var dates = await DatesAsync(seen.Team, history, now, seen.Plan.From, seen.Plan.To);
        return (seen.Plan, new AheadWriter(seen.Team, withPeople: true).Write(dates, seen.Plan.From, seen.Plan.To));
    }

    /// <summary>What the store says of the dates that were looked ahead to.</summary>
    private async Task<List<DateAhead>> DatesAsync(Team team, TeamHistory before, DateTimeOffset now, DateOnly from, DateOnly to)
    {
        var skips = (await _engine.Teams.HistoryAsync(ARound.Team, Live)).Skips;
        var dates = new List<DateAhead>();
        var latest = before.LatestDate;
        for (var date = from; date < to; date = date.AddDays(1))
        {
            if (await _engine.Rounds.FindPlanAsync(new RoundRef(ARound.Team, RoundId.Of(ARound.Team, date)), Live) is { } plan && plan.OpensAt > now)
            {
                latest = date;
                dates.Add(new DateAhead.Asks(plan));
            }
            else if (skips.FirstOrDefault(skip => skip.Date == date) is { } skip)
            {
                dates.Add(new DateAhead.Skipped(date, skip.Reason));
            }
            else if (date.DayOfWeek == team.Cadence!.Weekday && Clock.At(date, team.Cadence.Time) > now && team.Calendar.WhyNotAsking(date) is { } why
                && IsFarEnough(team, date, latest))
            {
                dates.Add(new DateAhead.Off(date, why));
            }
        }

        return dates;
    }

    /// <summary>By what people are told: so many weeks after the last round, or the first such day of a month and, where that was off, those after it.</summary>
    private bool IsFarEnough(Team team, DateOnly date, DateOnly? latest)
    {
        var cadence = team.Cadence!;
        if (!cadence.IsMonthly)
        {
            return latest is not { } last || date >= last.AddDays(7 * cadence.Weeks);
        }

        var open = Enumerable.Range(0, 366).Select(days => date.AddDays(-days)).Where(day => day.DayOfWeek == cadence.Weekday && day.Day <= 7);
        return open.Any(day => Clock.At(day, cadence.Time) > team.AskedSince && !(day <= latest));
    }

    /// <summary>Beats when something may fall due on a day, whether or not anything is to be expected on it: at the cadence's hour, an hour before, and at the leaders'.</summary>
    private async Task PassAsync(int days)
    {
        for (var (date, end) = (Today, Today.AddDays(days)); date < end; date = date.AddDays(1))
        {
            var hour = Clock.At(date, _case.SetUp.Cadence.Time);
            DateTimeOffset[] beats = [hour.AddHours(-1), hour, .. new[] { -59.0, -58, 1, 2, 30 }.Select(hour.AddMinutes), Clock.At(date, new TimeOnly(9, 0)), Clock.At(date, new TimeOnly(23, 0))];
            foreach (var beat in beats.Where(beat => beat > _world.Time.GetUtcNow()).Order())
            {
                _world.Time.SetUtcNow(beat);
                await _engine.BeatAsync();
            }

            await AnswerAsync(date);
            foreach (var leader in _case.SetUp.Leaders.Select(leader => new PersonRef(ARound.Team.Tenant, leader)))
            {
                if (await _engine.Replies.LookAsync(leader, ARound.Team, Live) is ReplyOutcome.Ready ready)
                {
                    await _engine.Replies.HandleAsync(leader, new RoundRef(ARound.Team, ready.Digest.Round), new LeaderReply.Heard(), _world.Time.GetUtcNow(), Live);
                }
            }
        }
    }

    /// <summary>Everybody of a small team, and of a large one so many that the rhythm is not slowed.</summary>
    private async Task AnswerAsync(DateOnly date)
    {
        if (await _engine.Rounds.FindPlanAsync(new RoundRef(ARound.Team, RoundId.Of(ARound.Team, date)), Live) is not { } plan || !_answered.Add(date))
        {
            return;
        }

        foreach (var participant in plan.Participants.Take(Math.Max(24, plan.Participants.Count / 2)))
        {
            for (var question = 0; question < participant.Items.Count; question++)
            {
                await _engine.AnswerAsync(plan, participant.Person, question, _answers.Next(1, 6));
            }
        }
    }
}
