using CollabBot.Core.Administration;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Retention;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>What is let go of a team's past, and when (D8).</summary>
public sealed class Retentions
{
    private static readonly int PulsesPerSweep = SweepPattern.Default.PulsesPerSweep;

    private readonly World _world = new();
    private readonly Engine _engine;
    private readonly ReduceReadings _reduce;

    public Retentions()
    {
        _engine = _world.Start();
        _reduce = new ReduceReadings(_engine.Teams, _engine.Rounds);
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_histogram_is_whole_until_the_next_sweep_has_ended_and_then_three_sums_are_left()
    {
        var plans = await PlayAsync(2 * PulsesPerSweep);
        for (var week = 0; week < plans.Count - 1; week++)
        {
            await _reduce.HandleAsync(plans[week], Live);
        }

        Assert.Equal(plans.Select(_ => true), await WholeAsync(plans));
        await _reduce.HandleAsync(plans[^1], Live);

        Assert.Equal(plans.Select((_, week) => week >= PulsesPerSweep), await WholeAsync(plans));
        var reduced = (await _engine.Rounds.FindResultAsync(plans[0].Ref, Live))!;
        Assert.Equal([new AreaSums(PracticeArea.Trust, 7, 24, 86)], reduced.Sums);
        Assert.Equal(7, reduced.CountOf(PracticeArea.Trust));
        Assert.Null(reduced.CountOf(PracticeArea.Infoflow));
        Assert.Equal(plans[PulsesPerSweep - 1].Date, (await _engine.Teams.HistoryAsync(ARound.Team, Live)).ReducedUpTo);
    }

    [Fact]
    public async Task A_sweep_that_was_cut_short_is_over_when_the_next_one_s_first_round_is()
    {
        var plans = await PlayAsync(8, cutShortAt: 7);

        foreach (var plan in plans)
        {
            await _reduce.HandleAsync(plan, Live);
        }

        Assert.Equal([false, false, false, false, false, true, true, true], await WholeAsync(plans));
    }

    [Fact]
    public async Task To_reduce_twice_changes_nothing_and_what_was_reduced_is_not_read_again()
    {
        var plans = await PlayAsync(2 * PulsesPerSweep);
        await _reduce.HandleAsync(plans[^1], Live);
        var before = _world.Store.Contents();

        await _reduce.HandleAsync(plans[^1], Live);

        Assert.Equal(before, _world.Store.Contents());
    }

    [Fact]
    public async Task While_a_hold_is_on_nothing_is_reduced()
    {
        var plans = await PlayAsync(2 * PulsesPerSweep);

        await new ReduceReadings(_engine.Teams, _engine.Rounds, new RetentionHold(IsForAll: true, [])).HandleAsync(plans[^1], Live);

        Assert.Equal(plans.Select(_ => true), await WholeAsync(plans));
    }

    [Fact]
    public async Task In_the_middle_of_a_sweep_nothing_is_read_for_it()
    {
        var plans = await PlayAsync(3);
        var store = new CountedStore(_world.Store);
        var keys = new MemoryKeyWrap();

        await new ReduceReadings(new TeamRegistry(store, keys), new Rounds(store, keys)).HandleAsync(plans[2], Live);

        Assert.Empty(store.Calls);
    }

    [Fact]
    public async Task A_damaged_plan_or_result_holds_up_nothing_else()
    {
        var plans = await PlayAsync(2 * PulsesPerSweep);
        foreach (var name in new[] { (plans[1], "result.json"), (plans[6], "plan.json") })
        {
            var key = Core.Storage.StoreKey.FromEncoded(_world.Store.Contents().Keys.Single(key => key.Contains(name.Item1.Ref.Round.Value, StringComparison.Ordinal) && key.EndsWith(name.Item2, StringComparison.Ordinal)));
            await _world.Store.DeleteAsync(key, null, Live);
            await _world.Store.PutNewAsync(key, "damaged"u8.ToArray(), Live);
        }

        await _reduce.HandleAsync(plans[^1], Live);

        Assert.Equal([false, false, false, false], await WholeAsync([plans[0], .. plans[2..5]]));
        Assert.Equal([true, true, true, true, true], await WholeAsync(plans[5..]));
    }

    [Fact]
    public async Task The_audit_reads_reduced_rounds_as_exactly_as_whole_ones()
    {
        await _engine.InstallAsync();
        var plans = await PlayAsync(2 * PulsesPerSweep);
        var audit = new AuditReleases(_engine.Teams, _engine.Rounds);
        var before = await audit.AuditAsync([ARound.Team], Live).SingleAsync(Live);

        await _reduce.HandleAsync(plans[^1], Live);
        var after = await audit.AuditAsync([ARound.Team], Live).SingleAsync(Live);

        Assert.Equal((before.Rounds, before.Unreadable, before.Report.Answers, before.Report.Recovered), (after.Rounds, after.Unreadable, after.Report.Answers, after.Report.Recovered));
        Assert.Equal((10, 0, 70, 0), (after.Rounds, after.Unreadable, after.Report.Answers, after.Report.Recovered));
    }

    [Fact]
    public async Task A_team_s_own_weeks_end_in_sums()
    {
        await _engine.InstallAsync();
        await _engine.WorkAtYearEndAsync();
        await _engine.SetUpAsync();
        var first = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        for (var week = 0; week < 2 * PulsesPerSweep; week++)
        {
            await _engine.PassAsync(first.AddDays(7 * week) - _world.Time.GetUtcNow(), TimeSpan.FromHours(4));
            var plan = (await _engine.PlanOfAsync($"{first.AddDays(7 * week):yyyy-MM-dd}"))!;
            foreach (var participant in plan.Participants)
            {
                await _engine.AnswerAllAsync(plan, participant.Person, 4);
            }

            await _engine.CloseAndReadAsync();
        }

        var results = _world.Keys().Where(key => key[^1] == "result.json").Select(key => new RoundRef(ARound.Team, new RoundId(key[^2])));
        var whole = new List<bool>();
        foreach (var round in results)
        {
            whole.Add((await _engine.Rounds.FindResultAsync(round, Live))!.Sums is null);
        }

        Assert.Equal((5, 5), (whole.Count(one => one), whole.Count(one => !one)));
        Assert.Equal(2 * PulsesPerSweep, (await _engine.Teams.HistoryAsync(ARound.Team, Live)).Releases.Count);
    }

    private static RoundPlan Plan(int week, int? cutShortAt = null)
    {
        var plan = ARound.Plan(people: 9);
        var date = plan.Date.AddDays(7 * week);
        var (sweep, index) = week >= cutShortAt ? (2, week - cutShortAt.Value) : Math.DivRem(week, PulsesPerSweep);
        return plan with
        {
            Ref = plan.Ref with { Round = RoundId.Of(ARound.Team, date) },
            Number = week + 1,
            Date = date,
            Areas = [PracticeArea.Trust],
            Pulse = new SweepPulse(sweep, index, SweepPattern.Default),
        };
    }

    private async Task<List<RoundPlan>> PlayAsync(int weeks, int? cutShortAt = null)
    {
        var plans = Enumerable.Range(0, weeks).Select(week => Plan(week, cutShortAt)).ToList();
        foreach (var plan in plans)
        {
            await StoreAsync(plan);
        }

        return plans;
    }

    private async Task StoreAsync(RoundPlan plan)
    {
        var result = new RoundResult(plan.Ref, [new AreaHistogram(PracticeArea.Trust, [0, 1, 2, 4, 0])], Participation.Most);
        await _engine.Rounds.FixPlanAsync(plan, Live);
        await _engine.Rounds.FixResultAsync(result, Live);
        await _engine.Teams.UpdateHistoryAsync(ARound.Team, history => history.Begun(plan).Released(ReleaseGate.Release(plan, result)), Live);
    }

    private async Task<List<bool>> WholeAsync(IEnumerable<RoundPlan> plans)
    {
        var whole = new List<bool>();
        foreach (var plan in plans)
        {
            whole.Add((await _engine.Rounds.FindResultAsync(plan.Ref, Live)) is { Areas: [_], Sums: null });
        }

        return whole;
    }
}
