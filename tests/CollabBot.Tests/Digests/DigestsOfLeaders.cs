using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Digests;

/// <summary>A leader hears once a week, at an hour of their own, of all their teams at once.</summary>
public sealed class DigestsOfLeaders
{
    private static readonly PersonRef Leader = new(ARound.Team.Tenant, Engine.Admin);

    private readonly World _world = new();
    private readonly Engine _engine;

    public DigestsOfLeaders() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private IReadOnlyList<Post.LeaderDigest> Digests => [.. _world.Chat.Delivered.OfType<Post.LeaderDigest>()];

    [Fact]
    public async Task It_comes_on_the_monday_after_and_not_with_the_summary()
    {
        await ToldAsync();
        Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>());

        await ToAsync("2026-11-30T08:55:00Z");
        Assert.Empty(Digests);

        await ToAsync("2026-11-30T09:05:00Z");
        Assert.Equal(Engine.Admin, Assert.Single(Digests).To());
    }

    [Fact]
    public async Task It_comes_at_the_hour_that_the_leader_chose_also_when_something_waits_already()
    {
        await ToldAsync();

        await _engine.Desks.ChangeHourAsync(Leader, new DigestHour(DayOfWeek.Thursday, new TimeOnly(16, 30)), "Europe/London", Live);

        await ToAsync("2026-11-26T16:25:00Z");
        Assert.Empty(Digests);
        await ToAsync("2026-11-26T16:35:00Z");
        Assert.Single(Digests);
    }

    [Fact]
    public async Task It_comes_by_the_clock_on_the_wall_when_the_clocks_change()
    {
        var world = new World(new DateTimeOffset(2027, 3, 22, 8, 59, 58, TimeSpan.Zero));
        var engine = world.Start();
        await ToldAsync(engine);

        await engine.PassAsync(new DateTimeOffset(2027, 3, 29, 8, 5, 0, TimeSpan.Zero) - world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        Assert.Single(world.Chat.Delivered.OfType<Post.LeaderDigest>());
    }

    [Fact]
    public async Task A_week_without_a_told_round_brings_no_digest()
    {
        await ToldAsync();
        await ToAsync("2026-11-30T09:05:00Z");

        await ToAsync("2026-12-14T09:05:00Z");

        Assert.Single(Digests);
    }

    [Fact]
    public async Task A_round_that_is_told_later_waits_for_the_next_week()
    {
        await ToldAsync();
        await ToAsync("2026-11-30T09:05:00Z");
        var plan = await _engine.AskedAsync();
        await AnswerAsync(_engine, plan);
        Assert.IsType<AskNowOutcome.Closing>(await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live));
        await ToAsync("2026-12-04T09:05:00Z");
        Assert.Single(Digests);

        await ToAsync("2026-12-07T09:05:00Z");

        Assert.Equal([1, 2], Digests.Select(digest => digest.Summary().Number));
    }

    [Fact]
    public async Task Another_hour_makes_no_second_digest_in_the_same_week()
    {
        await ToldAsync();
        await ToAsync("2026-11-30T09:05:00Z");
        var plan = await _engine.AskedAsync();
        await AnswerAsync(_engine, plan);
        Assert.IsType<AskNowOutcome.Closing>(await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live));
        await _engine.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10));

        await _engine.Desks.ChangeHourAsync(Leader, new DigestHour(DayOfWeek.Wednesday, new TimeOnly(9, 0)), "Europe/London", Live);

        await ToAsync("2026-12-08T09:05:00Z");
        Assert.Single(Digests);
        await ToAsync("2026-12-09T09:05:00Z");
        Assert.Equal(2, Digests.Count);
    }

    [Fact]
    public async Task Who_does_not_lead_any_more_is_sent_nothing_and_shown_nothing()
    {
        await ToldAsync();

        await _engine.SetUpAsync(null, ARound.Person(2));

        await ToAsync("2026-11-30T09:05:00Z");
        Assert.Empty(Digests);
        Assert.Empty(await _engine.Digests.HandleAsync(Leader, Live));
        Assert.Null(await _engine.Digests.HandleAsync(Leader, ARound.Team, Live));
        Assert.Empty(await _engine.Digests.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(2)), Live));
    }

    [Fact]
    public async Task A_leader_who_asks_is_shown_it_at_once_and_gets_it_at_their_hour_all_the_same()
    {
        await ToldAsync();

        var shown = Assert.Single(await _engine.Digests.HandleAsync(Leader, Live));
        Assert.Equal((ARound.Team, 1), (shown.Team, shown.Summary.Number));

        await ToAsync("2026-11-30T09:05:00Z");
        Assert.Equivalent(shown.Summary, Assert.Single(Digests).Summary(), strict: true);
        Assert.Single(await _engine.Digests.HandleAsync(Leader, Live));
    }

    [Fact]
    public async Task While_teams_is_away_it_waits_and_then_comes_once()
    {
        await ToldAsync();
        _world.Chat.Answer = post => post is Post.LeaderDigest ? new SendOutcome.NotSent("CircuitOpen", TimeSpan.FromMinutes(10)) : new SendOutcome.Done("message");
        await ToAsync("2026-11-30T12:00:00Z");
        Assert.Empty(Digests);

        _world.Chat.Answer = _ => new SendOutcome.Done("message");
        await ToAsync("2026-11-30T13:00:00Z");

        Assert.Single(Digests);
    }

    [Fact]
    public async Task Two_processes_at_the_same_hour_send_one()
    {
        await ToldAsync();
        _world.Time.SetUtcNow(DateTimeOffset.Parse("2026-11-30T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var name = ErrandName.Of("digest", Leader.Tenant.Value, Leader.Person.Value);
        await new WorkHints(_world.Queue).SendAsync(new WorkItem.RunErrand(Leader.Tenant, name), Live);
        await new WorkHints(_world.Queue).SendAsync(new WorkItem.RunErrand(Leader.Tenant, name), Live);

        await Task.WhenAll(_engine.PumpedAsync(), _world.Start().PumpedAsync());
        await ToAsync("2026-11-30T09:30:00Z");

        Assert.Single(Digests);
    }

    [Fact]
    public async Task A_digest_of_twenty_teams_is_built_with_three_reads_each_and_is_one_message()
    {
        var store = new CountedStore(_world.Store);
        var engine = new Engine(_world, store, _world.Queue, _world.Chat);
        _world.Time.Advance(TimeSpan.FromHours(1));
        foreach (var number in Enumerable.Range(1, 20))
        {
            var team = new TeamRef(Leader.Tenant, new TeamId($"team-{number}"));
            await engine.Install.AddAsync(team, $"Team {number}", Engine.Admin, Engine.Channel, new ChannelId(team.Team.Value), Live);
            await engine.Teams.UpdateAsync(team, current => current! with { Leaders = [Engine.Admin] }, Live);
            var plan = ARound.Plan(8) with { Ref = new RoundRef(team, RoundId.Of(team, ARound.Plan(8).Date)), TeamName = $"Team {number}" };
            var release = ReleaseGate.Release(plan, new RoundResult(plan.Ref, [.. plan.Areas.Select(area => new AreaHistogram(area, [0, 1, 2, 4, 1]))], Participation.Most));
            await engine.Rounds.FixSummaryAsync(new ToldSummary(PulseSummary.Of(plan, release, Participation.Most, plan.TeamName, TeamHistory.None.Released(release), TeamEvidence.None, null), TakesComments: false), Live);
            await engine.Desks.AddAsync(Leader, plan, Live);
        }

        await engine.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        store.Clear();
        Assert.Equal(20, (await engine.Digests.HandleAsync(Leader, Live)).Count);
        Assert.InRange(Reads(store), 40, 61);

        await engine.ToDigestsAsync();
        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"Team {number}"), Assert.Single(Digests).Digest.Teams.Select(team => team.Summary.TeamName));
    }

    [Fact]
    public void A_desk_takes_each_round_once_whenever_it_is_handed_in_again()
    {
        var round = ARound.Plan(6).Ref;
        var desk = new LeaderDesk("Europe/London").With(round, "Europe/London");
        var now = World.Monday;

        Assert.Same(desk, desk.With(round, "Europe/London"));
        var sending = desk.Begun(now, WorkingCalendar.Default);
        Assert.Same(sending, sending.With(round, "Europe/London"));
        Assert.Same(sending, sending.Begun(now.AddDays(7), WorkingCalendar.Default));
        var sent = sending.Sent(sending.Sending!);
        Assert.Same(sent, sent.With(round, "Europe/London"));
        Assert.Same(sent, sent.Sent(sending.Sending!));
        Assert.Equal([round], sent.Rounds);
    }

    private Task ToldAsync() => ToldAsync(_engine);

    /// <summary>Asks on Monday morning, closes at once and tells; the team's own clock asks on Fridays at four, so that nothing else is told meanwhile.</summary>
    private static async Task ToldAsync(Engine engine)
    {
        await engine.InstallAsync();
        Assert.IsType<ConfigureTeamOutcome.Saved>(await engine.SetUpAsync(PulseCadence.Default with { Weekday = DayOfWeek.Friday, Time = new TimeOnly(16, 0), Weeks = 2 }));
        var plan = await engine.AskedAsync();
        await AnswerAsync(engine, plan);
        Assert.IsType<AskNowOutcome.Closing>(await engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live));
        await engine.PassAsync(RoundState.Drain + TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
    }

    private static async Task AnswerAsync(Engine engine, RoundPlan plan)
    {
        foreach (var participant in plan.Participants)
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }
    }

    private static int Reads(CountedStore store) => store.Calls.Count(call => call.Split(' ')[0] is "get" or "read-log" or "list");

    private Task ToAsync(string instant) =>
        _engine.PassAsync(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture) - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));
}
