using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>N5: what was promised changes for later rounds only, never below the floor, in the log, and people are told.</summary>
public sealed class PromisedRounds
{
    private static readonly PersonId NewLeader = ARound.Person(2);

    private readonly World _world = new();
    private readonly Engine _engine;

    public PromisedRounds() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_leader_reads_from_the_next_sweep_on_and_people_are_told_in_its_first_round()
    {
        var first = await OpenedAsync();

        var saved = await SaveAsync(null, NewLeader);

        Assert.Equal([PromisePoint.FewerReaders], saved.Outlook.WithNextRound);
        Assert.Equal([PromisePoint.MoreReaders], saved.Outlook.WithNextSweep);
        Assert.False(saved.Outlook.HasReaders);
        Assert.Equal([Engine.Admin], first.DigestReaders);
        Assert.Empty(first.PromiseChanges);
        var second = await NextAsync("2026-12-01");
        Assert.Empty(second.DigestReaders);
        Assert.Equal([PromisePoint.FewerReaders], second.PromiseChanges);
        Assert.Empty((await NextAsync("2026-12-08")).PromiseChanges);
        await NextAsync("2026-12-15");
        await NextAsync("2026-12-22");
        var next = await NextAsync("2027-01-05");
        Assert.Equal((1, 0), (next.Pulse!.Sweep, next.Pulse.Index));
        Assert.Equal([NewLeader], next.DigestReaders);
        Assert.Equal([PromisePoint.MoreReaders], next.PromiseChanges);
    }

    [Fact]
    public async Task More_answers_are_needed_from_the_next_round_on_and_never_fewer_again()
    {
        var first = await OpenedAsync();

        await SaveAsync(7, Engine.Admin);
        var second = await NextAsync("2026-12-01");
        var lowered = await SaveAsync(5, Engine.Admin);
        var third = await NextAsync("2026-12-08");

        Assert.Equal(7, lowered.Outlook.KeptThreshold);
        Assert.Equal((5, 7, 7), (first.Threshold.Answers, second.Threshold.Answers, third.Threshold.Answers));
        Assert.Equal([PromisePoint.Threshold], second.PromiseChanges);
        Assert.Empty(third.PromiseChanges);
    }

    [Fact]
    public async Task A_team_that_can_never_reach_what_it_promises_is_not_asked()
    {
        await _engine.InstallAsync();
        await SaveAsync(12, Engine.Admin);
        _world.Roster.Reading = MemoryRoster.Of(11);

        var outcome = Assert.IsType<AskNowOutcome.Opening>(await _engine.AskNow.OpenAsync(ARound.Team, Engine.Admin, Live)).Outcome;

        Assert.Equal(12, Assert.IsType<OpenRoundOutcome.TooFewPeople>(outcome).Needed.Answers);
    }

    [Fact]
    public async Task Fewer_answers_than_the_floor_are_refused_and_nothing_is_changed()
    {
        await _engine.InstallAsync();

        var outcome = await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, SetUp(4, Engine.Admin), Live);

        Assert.Equal(4, Assert.IsType<ConfigureTeamOutcome.ThresholdTooLow>(outcome).Wanted);
        Assert.Null((await _engine.Teams.FindAsync(ARound.Team, Live))!.Cadence);
        Assert.Equal("bot added", Assert.Single((await TrailAsync()).Entries).Fact.What);
    }

    [Fact]
    public async Task A_threshold_below_the_floor_in_the_store_is_not_believed()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { Threshold = 1 }, Live);

        Assert.Equal(ReleaseThreshold.Floor, (await _engine.AskedAsync()).Threshold.Answers);
    }

    [Fact]
    public async Task Each_setting_that_changed_is_in_the_log_with_who_and_what_before_and_the_plan_knows_the_log_s_end()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        await _engine.SetUpAsync();
        await SaveAsync(8, ARound.Person(3), NewLeader);
        await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, SetUp(8, ARound.Person(3), NewLeader) with { Cadence = PulseCadence.Default with { Weeks = 2 }, QuestionsPerPulse = 2 }, Live);

        var trail = await TrailAsync();

        Assert.Null(trail.BrokenAt);
        Assert.Equal(
            [
                new AuditFact("bot added", Engine.Admin, null, "settings start anew"),
                new AuditFact("cadence", Engine.Admin, null, "Tuesday 10:00 Europe/London"),
                new AuditFact("leaders", Engine.Admin, null, "person-1"),
                new AuditFact("leaders", Engine.Admin, "person-1", "person-2 person-3"),
                new AuditFact("threshold", Engine.Admin, null, "8"),
                new AuditFact("cadence", Engine.Admin, "Tuesday 10:00 Europe/London", "Tuesday 10:00 Europe/London every 2 weeks"),
                new AuditFact("questions", Engine.Admin, null, "2"),
            ],
            trail.Entries.Select(entry => entry.Fact));
        Assert.Equal(trail.Head, (await _engine.AskedAsync()).AuditHead);
    }

    [Fact]
    public async Task Who_may_not_set_the_team_up_leaves_no_trace_in_its_log()
    {
        await _engine.InstallAsync();

        await _engine.Configure.HandleAsync(ARound.Team, NewLeader, SetUp(null, NewLeader), Live);

        Assert.Equal("bot added", Assert.Single((await TrailAsync()).Entries).Fact.What);
    }

    private static TeamSetUp SetUp(int? threshold, params PersonId[] leaders) => new(PulseCadence.Default, Engine.Channel, leaders) { Threshold = threshold };

    private async Task<RoundPlan> OpenedAsync()
    {
        var plan = await _engine.OpenedAsync();
        await _engine.CloseAsync();
        return plan;
    }

    private async Task<ConfigureTeamOutcome.Saved> SaveAsync(int? threshold, params PersonId[] leaders) =>
        Assert.IsType<ConfigureTeamOutcome.Saved>(await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, SetUp(threshold, leaders), Live));

    /// <summary>Lets time pass until the clock has opened the round of a date, in which half of the team answers.</summary>
    private async Task<RoundPlan> NextAsync(string date)
    {
        for (var halfDays = 0; halfDays < 30; halfDays++)
        {
            if (await _engine.PlanOfAsync(date) is { } plan)
            {
                foreach (var participant in plan.Participants.Take(6))
                {
                    await _engine.AnswerAllAsync(plan, participant.Person, 4);
                }

                return plan;
            }

            await _engine.PassAsync(TimeSpan.FromHours(12), TimeSpan.FromHours(1));
        }

        throw new InvalidOperationException("No round was opened.");
    }

    private Task<AuditTrail> TrailAsync() => new AuditLog(_world.Store).ReadAsync(ARound.Team, Live);
}
