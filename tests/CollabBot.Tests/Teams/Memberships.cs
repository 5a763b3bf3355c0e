using System.Text;
using System.Text.Json;
using CollabBot.Core;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Teams;

public sealed class Memberships
{
    private static readonly DateOnly FirstDay = new(2026, 11, 24);

    private static readonly RowDraw Rows = new(new KeyedShuffle(Encoding.UTF8.GetBytes("test-key-not-secret-0123456789ab")), ARound.Team.Team);

    private Team _team = new()
    {
        Ref = ARound.Team,
        Status = TeamStatus.Active,
        InstalledAt = DateTimeOffset.UnixEpoch,
        Admins = [ARound.Person(1)],
        SummaryChannel = new ChannelId("channel"),
        WrappedAssignmentKey = "",
    };

    private Membership _membership = Membership.None;

    [Fact]
    public void The_first_sweep_asks_everybody_on_the_roster()
    {
        var attendance = Meet(0, People(8));

        Assert.Equal(People(8), Numbers(attendance));
        Assert.Equal(new SweepPulse(0, 0, SweepPattern.Default), attendance.Pulse);
        Assert.Equal((0, 8, 8), (attendance.Membership.Baseline, attendance.Membership.BaselineSize, attendance.Membership.SweepSize));
    }

    [Fact]
    public void A_sweep_s_members_keep_their_rows_and_the_next_sweep_begins_after_its_last_pulse()
    {
        var first = Meet(0, People(8));
        for (var round = 1; round < 5; round++)
        {
            Assert.Equal(new SweepPulse(0, round, SweepPattern.Default), Meet(round, People(8)).Pulse);
        }

        var next = Meet(5, People(8));

        Assert.Equal(new SweepPulse(1, 0, SweepPattern.Default), next.Pulse);
        Assert.Equal(first.Asked.Select(member => member.Row), next.Asked.Select(member => member.Row));
        Assert.Equal(0, next.Membership.Baseline);
    }

    [Fact]
    public void A_newcomer_waits_for_the_first_sweep_that_starts_two_weeks_after_they_were_first_seen()
    {
        Play(People(8), rounds: 5);
        Meet(5, People(8));
        Meet(6, People(8));
        Meet(7, People(8));
        Meet(8, People(9));
        var tooNew = Meet(10, People(9), day: (7 * 8) + 13);
        var waiting = Assert.Single(tooNew.Waiting);

        Assert.Equal(new WaitingMember(ARound.Person(9), WaitReason.IsNew, FirstDay.AddDays((7 * 8) + 14)), waiting);
        Assert.Equal(WaitReason.SweepIsUnderWay, Assert.Single(Meet(11, People(9)).Waiting).Reason);
        Meet(12, People(9));
        Meet(13, People(9));
        Meet(14, People(9));
        Assert.Equal(People(9), Numbers(Meet(15, People(9))));
    }

    [Fact]
    public void Exactly_two_weeks_are_enough()
    {
        Play(People(8), rounds: 3);
        Meet(3, People(9));
        Meet(4, People(9));

        Assert.Equal(People(9), Numbers(Meet(5, People(9))));
    }

    [Fact]
    public void In_a_small_group_a_newcomer_begins_the_baseline_anew_when_the_sweep_takes_them_in()
    {
        Play(People(8), rounds: 2);
        Assert.Equal(0, Meet(2, People(9)).Membership.Baseline);
        Meet(3, People(9));
        Meet(4, People(9));

        var next = Meet(5, People(9));

        Assert.Equal((5, 9), (next.Membership.Baseline, next.Membership.BaselineSize));
    }

    [Fact]
    public void In_a_small_group_a_leaver_begins_it_anew_at_once_and_once()
    {
        Play(People(8), rounds: 2);

        Assert.Equal(2, Meet(2, People(7)).Membership.Baseline);
        Assert.Equal(2, Meet(3, People(7)).Membership.Baseline);
        Meet(4, People(7));
        Assert.Equal(2, Meet(5, People(7)).Membership.Baseline);
    }

    [Fact]
    public void Nothing_is_kept_of_who_left_and_who_comes_back_is_new()
    {
        Play(People(8), rounds: 2);

        Assert.Null(Meet(2, People(7)).Membership.Find(ARound.Person(8)));
        Assert.Equal(FirstDay.AddDays(21), Meet(3, People(8)).Membership.Find(ARound.Person(8))!.Since);
    }

    [Fact]
    public void Several_changes_merge_into_one_at_the_start_of_the_next_sweep()
    {
        Play(People(9), rounds: 1);
        Meet(1, People(12));
        _team = _team.WithOptOut(ARound.Person(1), optedOut: true);
        Meet(2, People(12));
        Meet(3, People(12));
        Assert.Equal(0, Meet(4, People(12)).Membership.Baseline);

        Assert.Equal((5, 11), (Meet(5, People(12)).Membership.Baseline, _membership.SweepSize));
    }

    [Fact]
    public void Who_opts_out_is_not_asked_from_then_on_and_counts_as_a_change_from_the_next_sweep_on()
    {
        Play(People(8), rounds: 2);
        _team = _team.WithOptOut(ARound.Person(3), optedOut: true);
        var during = Meet(2, People(8));
        Meet(3, People(8));
        Meet(4, People(8));
        var next = Meet(5, People(8));

        Assert.DoesNotContain(3, Numbers(during));
        Assert.Equal((1, 0), (during.OptedOut, during.Membership.Baseline));
        Assert.Equal((1, 5), (next.OptedOut, next.Membership.Baseline));
    }

    [Fact]
    public void Who_comes_back_from_an_opt_out_has_their_row_again_with_the_next_sweep()
    {
        Play(People(8), rounds: 1);
        var row = _membership.Find(ARound.Person(3))!.Row;
        _team = _team.WithOptOut(ARound.Person(3), optedOut: true);
        Meet(5, People(8));
        _team = _team.WithOptOut(ARound.Person(3), optedOut: false);
        Assert.Equal(WaitReason.SweepIsUnderWay, Assert.Single(Meet(6, People(8)).Waiting).Reason);

        Assert.Equal(row, Meet(10, People(8)).Asked.Single(member => member.Person == ARound.Person(3)).Row.Row);
    }

    [Fact]
    public void A_large_group_keeps_its_baseline_until_a_fifth_has_changed()
    {
        Play(People(20), rounds: 1);

        Assert.Equal(0, Meet(1, People(17)).Membership.Baseline);
        Assert.Equal((2, 16), (Meet(2, People(16)).Membership.Baseline, _membership.BaselineSize));
    }

    [Fact]
    public void A_group_that_falls_below_ten_begins_anew_with_its_first_change()
    {
        Play(People(10), rounds: 1);

        Assert.Equal(1, Meet(1, People(9)).Membership.Baseline);
    }

    [Fact]
    public void A_newcomer_to_a_large_group_who_would_be_its_only_change_waits_one_sweep_and_then_begins_the_baseline_anew()
    {
        Play(People(20), rounds: 1);
        Meet(1, People(21));
        var alone = Meet(5, People(21));
        Assert.Equal((WaitReason.WouldBeAlone, 20, 0), (Assert.Single(alone.Waiting).Reason, alone.Asked.Count, alone.Membership.Baseline));

        var next = Meet(10, People(21));

        Assert.Equal((21, 10), (next.Asked.Count, next.Membership.Baseline));
    }

    [Theory]
    [InlineData(22, 0)]
    [InlineData(21, 1)]
    public void A_newcomer_to_a_large_group_is_in_company_of_another_or_of_who_left(int people, int gone)
    {
        Play(People(20), rounds: 1);
        var roster = People(people).Skip(gone).ToList();
        Meet(1, roster);

        var next = Meet(5, roster);

        Assert.Empty(next.Waiting);
        Assert.Equal(0, next.Membership.Baseline);
    }

    [Fact]
    public void A_pause_ends_on_its_date_and_changes_nothing_else()
    {
        Play(People(8), rounds: 2);
        _membership = _membership.WithPause(ARound.Person(2), FirstDay.AddDays(21), FirstDay);
        var during = Meet(2, People(8));
        var after = Meet(3, People(8));

        Assert.Equal((7, 1, 0), (during.Asked.Count, during.Paused, during.Membership.Baseline));
        Assert.Equal((8, 0, 0), (after.Asked.Count, after.Paused, after.Membership.Baseline));
    }

    [Fact]
    public void A_sweep_that_too_few_are_left_to_answer_ends_when_those_who_wait_make_enough()
    {
        Play(People(5), rounds: 1);
        Meet(1, People(6));
        var roster = People(6).Skip(1).ToList();

        var tooFew = Meet(2, roster);
        var early = Meet(2, roster, day: 21);

        Assert.False(tooFew.IsEnough);
        Assert.True(early.IsEnough);
        Assert.Equal((5, new SweepPulse(1, 0, SweepPattern.Default)), (early.Asked.Count, early.Pulse));
    }

    [Fact]
    public void Another_number_of_questions_takes_effect_with_the_next_sweep_and_begins_the_baseline_anew()
    {
        Play(People(8), rounds: 2);
        var during = Meet(2, People(8), questions: 5);
        var next = Meet(5, People(8), questions: 5);

        Assert.Equal((3, 0), (during.Pulse.Pattern.QuestionsPerPulse, during.Membership.Baseline));
        Assert.Equal((5, 5), (next.Pulse.Pattern.QuestionsPerPulse, next.Membership.Baseline));
        Assert.Equal(new SweepPulse(2, 0, new SweepPattern(5, 1)), Meet(8, People(8), questions: 5).Pulse);
    }

    [Fact]
    public void Other_items_begin_the_baseline_anew_at_once()
    {
        Play(People(8), rounds: 2);

        Assert.Equal(2, Meet(2, People(8), items: "2").Membership.Baseline);
        Assert.Equal(2, Meet(3, People(8), items: "2").Membership.Baseline);
    }

    [Fact]
    public void Reading_the_same_roster_for_the_same_round_again_changes_nothing()
    {
        foreach (var (round, roster) in new[] { (0, People(8)), (1, People(8)), (3, People(9)), (5, People(9)), (6, People(7)), (10, People(8)) })
        {
            var once = Written(Meet(round, roster).Membership);

            Assert.Equal(once, Written(Meet(round, roster).Membership));
        }
    }

    [Fact]
    public void A_sweep_whose_first_round_was_not_planned_starts_anew_a_week_later()
    {
        Play(People(8), rounds: 5);
        Meet(5, People(8));
        Meet(5, People(9), day: 42);

        var later = Meet(5, People(9), day: 56);

        Assert.Equal((9, new SweepPulse(1, 0, SweepPattern.Default)), (later.Asked.Count, later.Pulse));
    }

    [Fact]
    public void What_was_stored_reads_as_it_was()
    {
        Play(People(90), rounds: 2);
        _membership = _membership.WithPause(ARound.Person(2), FirstDay.AddDays(21), FirstDay);

        var read = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(_membership, CoreJson.Default.Membership), CoreJson.Default.Membership)!;

        Assert.Equal(_membership.Members, read.Members);
        Assert.Equal(_membership with { Members = [] }, read with { Members = [] });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whatever_happens_the_parts_sum_and_no_comparison_crosses_a_change_of_a_small_group(int seed)
    {
        var chance = new Random(seed);
        var roster = People(6).ToHashSet();
        for (var round = 0; round < 120; round++)
        {
            var person = chance.Next(1, 14);
            if (chance.Next(4) == 0 && !roster.Remove(person))
            {
                roster.Add(person);
            }

            if (chance.Next(10) == 0)
            {
                _team = _team.WithOptOut(ARound.Person(person), optedOut: chance.Next(2) == 0);
            }

            var (before, sweep) = (_membership.Baseline, _membership.Sweep);
            var attendance = Meet(round, [.. roster]);
            var members = attendance.Membership.Members.Where(member => member.InSweep).Select(member => member.Person).ToHashSet();

            Assert.Equal(roster.Count + 1, attendance.Total);
            Assert.All(attendance.Asked, member => Assert.Contains(member.Person, members));
            Assert.True(attendance.Membership.Baseline >= before && attendance.Membership.Sweep >= sweep);
            if (members.Count < Membership.LargeGroup)
            {
                Assert.All(attendance.Membership.Members, member => Assert.Equal(member.InSweep, member.InBaseline));
            }
        }
    }

    private static List<int> People(int people) => [.. Enumerable.Range(1, people)];

    private static IEnumerable<int> Numbers(Attendance attendance) =>
        attendance.Asked.Select(member => int.Parse(member.Person.Value["person-".Length..], System.Globalization.CultureInfo.InvariantCulture)).Order();

    private static string Written(Membership membership) => JsonSerializer.Serialize(membership, CoreJson.Default.Membership);

    private void Play(IReadOnlyList<int> roster, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            Meet(round, roster);
        }
    }

    /// <param name="day">Counted from the first round's; by default the rounds are a week apart.</param>
    private Attendance Meet(int round, IReadOnlyList<int> roster, int? day = null, int questions = 3, string items = "1")
    {
        var members = roster.Select(number => new RosterMember(ARound.Person(number), "address", IsGuest: false)).Append(new RosterMember(new PersonId("guest"), "address", IsGuest: true)).ToList();
        var attendance = _membership.Meet(members, _team, new NextRound(round, FirstDay.AddDays(day ?? (7 * round)), questions, items), Rows);
        _membership = attendance.Membership;
        Assert.Equal(1, attendance.Guests);
        return attendance;
    }
}
