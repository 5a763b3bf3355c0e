using CollabBot.Core.Calendars;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Nudges;

/// <summary>The rules of science.md F3 and F5, one by one.</summary>
public sealed class NudgePolicies
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static readonly NudgeSituation Fresh = new(NudgeLibrary.Shipped, NudgeRecord.None, NudgeEvidence.None, Monday);

    private static readonly PracticeArea[] Ranking =
    [
        PracticeArea.Mobilising, PracticeArea.Relationships, PracticeArea.Opportunities, PracticeArea.Pragmatic, PracticeArea.Trust, PracticeArea.Equality, PracticeArea.Infoflow, PracticeArea.Environment,
    ];

    [Fact]
    public void A_team_that_was_never_told_anything_gets_the_core_areas_in_turn()
    {
        var record = NudgeRecord.None;
        var areas = new List<PracticeArea>();
        for (var week = 0; week < 3; week++)
        {
            var on = Monday.AddDays(7 * week);
            var nudge = Allowed(Fresh with { Record = record, On = on }, NudgeBasis.Rotation)[0];
            areas.Add(nudge.Area);
            record = record.With(new GivenNudge(nudge.Id, NudgeRole.Team, on));
        }

        Assert.Equal(PracticeArea.Core.ToHashSet(), [.. areas]);
    }

    [Fact]
    public void When_all_of_the_core_was_given_lately_nothing_is()
    {
        var record = Given(("N-TRU-3", 0), ("N-INF-1", 1), ("N-EQU-3", 2), ("N-TRU-2", 3), ("N-INF-2", 4), ("N-EQU-2", 5));

        Assert.Equal(NudgeSilence.NoneFits, Silence(Fresh with { Record = record, On = Monday.AddDays(42) }));
        Assert.Equal("N-TRU-3", Assert.Single(Allowed(Fresh with { Record = record, On = Monday.AddDays(56) }, NudgeBasis.Rotation)).Id);
    }

    [Fact]
    public void Where_the_core_is_turned_down_the_other_areas_stand_in()
    {
        var record = PracticeArea.Core.SelectMany(NudgeLibrary.Shipped.In).Aggregate(NudgeRecord.None, (current, nudge) => current.TurnedDown(nudge.Id));

        Assert.All(Allowed(Fresh with { Record = record }, NudgeBasis.Rotation), nudge => Assert.Contains(nudge.Area, PracticeArea.Others));
    }

    [Fact]
    public void A_clear_fall_comes_first_and_calls_for_a_directive_nudge()
    {
        var evidence = new NudgeEvidence([PracticeArea.Equality], [PracticeArea.Trust], Ranking);

        var allowed = Allowed(Fresh with { Evidence = evidence }, NudgeBasis.ClearFall);

        Assert.All(allowed, nudge => Assert.Equal((PracticeArea.Equality, NudgeStyle.Directive), (nudge.Area, nudge.Style)));
    }

    [Fact]
    public void A_possible_fall_comes_second_and_is_met_with_support()
    {
        var allowed = Allowed(Fresh with { Evidence = new NudgeEvidence([], [PracticeArea.Trust], Ranking) }, NudgeBasis.MaybeFall);

        Assert.All(allowed, nudge => Assert.Equal((PracticeArea.Trust, NudgeStyle.Supportive), (nudge.Area, nudge.Style)));
    }

    [Fact]
    public void Of_the_two_lowest_the_lower_is_drawn_seven_times_in_ten()
    {
        const int Draws = 2000;
        var situation = Fresh with { Evidence = new NudgeEvidence([], [], Ranking) };

        var areas = Enumerable.Range(0, Draws).Select(seed => Allowed(situation, NudgeBasis.LowerArea, $"seed-{seed}")[0].Area).CountBy(area => area).ToDictionary();

        Assert.Equal(2, areas.Count);
        Assert.InRange(areas[PracticeArea.Mobilising] / (double)Draws, .67, .73);
    }

    [Fact]
    public void The_same_seed_allows_the_same() =>
        Assert.Equal(Allowed(Fresh, NudgeBasis.Rotation).Select(nudge => nudge.Id), Allowed(Fresh, NudgeBasis.Rotation).Select(nudge => nudge.Id));

    [Fact]
    public void An_area_that_was_there_two_weeks_running_has_three_weeks_off()
    {
        var record = Given(("N-MOB-4", 0), ("N-MOB-1", 1));
        var situation = Fresh with { Record = record, Evidence = new NudgeEvidence([], [PracticeArea.Mobilising], []) };

        Assert.All(Enumerable.Range(2, 3), week => Assert.True(Rules(situation, week).IsOff(PracticeArea.Mobilising)));
        Assert.False(Rules(situation, 5).IsOff(PracticeArea.Mobilising));
        Assert.False(Rules(situation, 2).IsOff(PracticeArea.Trust));
    }

    [Fact]
    public void An_area_that_was_there_every_second_week_has_none_off() =>
        Assert.False(Rules(Fresh with { Record = Given(("N-MOB-4", 0), ("N-MOB-1", 2)) }, 3).IsOff(PracticeArea.Mobilising));

    [Fact]
    public void The_same_nudge_comes_again_after_eight_weeks_and_not_sooner()
    {
        var situation = Fresh with { Record = Given(("N-REL-1", 0)) };

        Assert.All(Enumerable.Range(0, 8), week => Assert.True(Rules(situation, week).IsCoolingDown(Nudge("N-REL-1"))));
        Assert.False(Rules(situation, 8).IsCoolingDown(Nudge("N-REL-1")));
    }

    [Fact]
    public void Not_for_us_is_for_ever()
    {
        var record = Given(("N-REL-1", 0)).WithReplies(NudgeRole.Team, Monday, new NudgeReplies(1, 0, 2));

        Assert.True(Rules(Fresh with { Record = record }, 100).IsTurnedDown(Nudge("N-REL-1")));
    }

    [Theory]
    [InlineData(0, 0, 2, true)]
    [InlineData(1, 0, 2, true)]
    [InlineData(0, 0, 1, false)]
    [InlineData(2, 0, 2, false)]
    [InlineData(1, 1, 2, false)]
    public void A_team_turns_down_with_more_than_half_of_the_replies_and_at_least_two(int willTry, int notNow, int notForUs, bool turnedDown) =>
        Assert.Equal(turnedDown, new NudgeReplies(willTry, notNow, notForUs).TurnDown(NudgeRole.Team));

    [Fact]
    public void A_leader_turns_down_alone() => Assert.True(new NudgeReplies(0, 0, 1).TurnDown(NudgeRole.Leader));

    [Fact]
    public void Two_not_now_in_a_row_leave_out_a_week_and_one_week_only()
    {
        var record = PutOff(Given(("N-REL-1", 0), ("N-OPP-1", 1)), 0, 1);
        var third = Fresh with { Record = record, On = Monday.AddDays(14) };

        Assert.Equal(NudgeSilence.PutOff, Silence(third));
        Assert.IsType<NudgeDecision.OneOf>(Decide(Fresh with { Record = record.Rested(third.On), On = Monday.AddDays(21) }));
    }

    [Fact]
    public void One_not_now_leaves_out_nothing() =>
        Assert.IsType<NudgeDecision.OneOf>(Decide(Fresh with { Record = PutOff(Given(("N-REL-1", 0), ("N-OPP-1", 1)), 1), On = Monday.AddDays(14) }));

    [Fact]
    public void There_is_one_team_nudge_in_a_week()
    {
        var record = Given(("N-REL-1", 0));

        Assert.Equal(NudgeSilence.HadOne, Silence(Fresh with { Record = record, On = Monday.AddDays(6) }));
        Assert.IsType<NudgeDecision.OneOf>(Decide(Fresh with { Record = record, On = Monday.AddDays(7) }));
    }

    [Fact]
    public void There_is_one_personal_nudge_in_two_weeks_whoever_it_is_for()
    {
        var situation = Fresh with { Record = Given(("N-TRU-3", 0)) };

        Assert.False((Rules(situation, 1)).KeepsPersonalRation(Nudge("N-EQU-3")));
        Assert.False((Rules(situation, 1)).KeepsPersonalRation(Nudge("N-TRU-1")));
        Assert.True((Rules(situation, 1)).KeepsPersonalRation(Nudge("N-REL-1")));
        Assert.True((Rules(situation, 2)).KeepsPersonalRation(Nudge("N-EQU-3")));
    }

    [Theory]
    [InlineData("2026-12-24", false)]
    [InlineData("2026-12-25", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void Nothing_is_given_in_the_last_week_of_December(string date, bool quiet)
    {
        var decision = Decide(Fresh with { On = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal(quiet, decision is NudgeDecision.Nothing { Why: NudgeSilence.QuietDays });
    }

    [Fact]
    public void Which_days_are_quiet_can_be_set()
    {
        var situation = Fresh with { On = new DateOnly(2026, 12, 28), Calendar = new WorkingCalendar { WorksAtYearEnd = true, Own = [new DaysOff(new DateOnly(2026, 8, 1), new DateOnly(2026, 8, 31))] } };

        Assert.IsType<NudgeDecision.OneOf>(Decide(situation));
        Assert.Equal(NudgeSilence.QuietDays, Silence(situation with { On = new DateOnly(2026, 8, 31) }));
    }

    [Fact]
    public void After_three_supportive_nudges_the_fourth_is_directive()
    {
        var rules = Rules(Fresh with { Record = Given(("N-REL-1", 0), ("N-OPP-1", 1), ("N-MOB-4", 2)) }, 3);

        Assert.False(rules.KeepsBlend(Nudge("N-PRA-4")));
        Assert.True(rules.KeepsBlend(Nudge("N-PRA-3")));
    }

    [Fact]
    public void After_two_directive_nudges_the_third_is_supportive()
    {
        var rules = Rules(Fresh with { Record = Given(("N-REL-1", 0), ("N-OPP-4", 1), ("N-MOB-1", 2)) }, 3);

        Assert.False(rules.KeepsBlend(Nudge("N-PRA-3")));
        Assert.True(rules.KeepsBlend(Nudge("N-PRA-4")));
    }

    [Fact]
    public void Support_that_did_not_help_twice_running_is_followed_by_a_directive_nudge()
    {
        var record = Given(("N-REL-1", 0), ("N-OPP-1", 1))
            .WithHelped(NudgeRole.Team, Monday, new HelpedVotes(0, 1, 2, 0))
            .WithHelped(NudgeRole.Team, Monday.AddDays(7), new HelpedVotes(0, 0, 2, 3));

        var allowed = Allowed(Fresh with { Record = record, On = Monday.AddDays(14) }, NudgeBasis.Rotation);

        Assert.All(allowed, nudge => Assert.Equal(NudgeStyle.Directive, nudge.Style));
    }

    [Fact]
    public void A_shift_comes_three_times_in_seven_at_most()
    {
        var rules = Rules(Fresh with { Record = Given(("N-TRU-2", 0), ("N-OPP-4", 1), ("N-MOB-1", 2)) }, 3);

        Assert.False(rules.KeepsVariety(Nudge("N-INF-1")));
        Assert.True(rules.KeepsVariety(Nudge("N-EQU-2")));
    }

    [Fact]
    public void Of_seven_nudges_at_least_four_shifts_are_different()
    {
        var rules = Rules(Fresh with { Record = Given(("N-TRU-2", 0), ("N-REL-1", 1), ("N-INF-1", 2), ("N-INF-2", 3), ("N-OPP-1", 4), ("N-MOB-1", 5)) }, 6);

        Assert.False(rules.KeepsVariety(Nudge("N-OPP-1")));
        Assert.True(rules.KeepsVariety(Nudge("N-REL-4")));
    }

    [Fact]
    public void The_third_nudge_of_the_team_waits_for_one_to_its_leader()
    {
        var situation = Fresh with { Record = Given(("N-REL-1", 0), ("N-OPP-1", 1)), On = Monday.AddDays(14), HasLeader = true };

        Assert.Equal(NudgeSilence.LeaderFirst, Silence(situation));

        var forLeader = Assert.IsType<NudgeDecision.OneOf>(NudgePolicy.Decide(situation, NudgeRole.Leader, "seed")).Nudges[0];
        var both = situation with { Record = situation.Record.With(new GivenNudge(forLeader.Id, NudgeRole.Leader, situation.On)) };

        Assert.IsType<NudgeDecision.OneOf>(Decide(both));
    }

    [Fact]
    public void A_leader_gets_no_more_than_one_for_three_of_the_team()
    {
        var situation = Fresh with { Record = Given(("N-REL-1", 0)), On = Monday.AddDays(7), HasLeader = true };

        Assert.Equal(NudgeSilence.NotDue, ((NudgeDecision.Nothing)NudgePolicy.Decide(situation, NudgeRole.Leader, "seed")).Why);
    }

    [Fact]
    public void A_team_without_a_leader_or_whose_leader_wants_none_waits_for_nobody()
    {
        var situation = Fresh with { Record = Given(("N-REL-1", 0), ("N-OPP-1", 1)), On = Monday.AddDays(14) };
        var turnedDown = NudgeLibrary.Shipped.Nudges.Where(nudge => nudge.Role is NudgeRole.Leader).Aggregate(situation.Record, (record, nudge) => record.TurnedDown(nudge.Id));

        Assert.IsType<NudgeDecision.OneOf>(Decide(situation));
        Assert.IsType<NudgeDecision.OneOf>(Decide(situation with { HasLeader = true, Record = turnedDown }));
    }

    [Fact]
    public void What_is_retired_is_not_given()
    {
        var situation = Fresh with { Evidence = new NudgeEvidence([], [PracticeArea.Relationships], []), Retired = ["N-REL-1"] };

        Assert.Equal(["N-REL-4"], Allowed(situation, NudgeBasis.MaybeFall).Select(nudge => nudge.Id));
    }

    [Fact]
    public void Each_role_gets_only_what_is_meant_for_it() => Assert.All(Enum.GetValues<NudgeRole>(), role =>
    {
        var situation = Fresh with { Evidence = new NudgeEvidence([], [], Ranking), Record = Given(("N-REL-1", -2), ("N-OPP-1", -1)) };

        Assert.All(Assert.IsType<NudgeDecision.OneOf>(NudgePolicy.Decide(situation, role, "seed")).Nudges, nudge => Assert.Equal(role, nudge.Role));
    });

    private static NudgeDecision Decide(NudgeSituation situation, string seed = "seed") => NudgePolicy.Decide(situation, NudgeRole.Team, seed);

    private static NudgeSilence Silence(NudgeSituation situation) => Assert.IsType<NudgeDecision.Nothing>(Decide(situation)).Why;

    private static IReadOnlyList<Nudge> Allowed(NudgeSituation situation, NudgeBasis basis, string seed = "seed")
    {
        var decision = Assert.IsType<NudgeDecision.OneOf>(Decide(situation, seed));

        Assert.Equal(basis, decision.Basis);
        return decision.Nudges;
    }

    private static NudgeRules Rules(NudgeSituation situation, int week) => new(situation with { On = Monday.AddDays(7 * week) }, NudgeRole.Team);

    private static Nudge Nudge(string id) => NudgeLibrary.Shipped.Find(id)!;

    private static NudgeRecord Given(params (string Id, int Week)[] nudges) =>
        nudges.Aggregate(NudgeRecord.None, (record, one) => record.With(new GivenNudge(one.Id, NudgeRole.Team, Monday.AddDays(7 * one.Week))));

    private static NudgeRecord PutOff(NudgeRecord record, params int[] weeks) =>
        weeks.Aggregate(record, (current, week) => current.WithReplies(NudgeRole.Team, Monday.AddDays(7 * week), new NudgeReplies(0, 2, 0)));
}
