using System.Reflection;
using System.Security.Cryptography;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>The attacks of science.md D5 that need no store, each against our own rules. Against programs that got it wrong: <c>PlantedLeaks</c>.</summary>
public sealed class Attacks
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void T1_a_result_that_was_read_once_is_read_the_same_again()
    {
        var plan = ARound.Plan(people: 8);
        var history = TeamHistory.None.Begun(plan).Released(ReleaseOf(plan, Count(plan, 4, 4, 5, 3, 2, 4)));

        var again = history.Released(ReleaseOf(plan, Count(plan, 4, 4, 5, 3, 2, 4, 1)));

        Assert.Same(history, again);
    }

    [Fact]
    public void T2_an_answer_that_is_taken_back_after_the_release_changes_no_number()
    {
        var plan = ARound.Plan(people: 8);
        var history = TeamHistory.None.Begun(plan).Released(ReleaseOf(plan, Count(plan, 5, 5, 5, 5, 5, 1)));

        var again = history.Released(ReleaseOf(plan, Count(plan, 5, 5, 5, 5, 5)));

        Assert.Equal(85, Assert.Single(again.Releases).Areas[0].Level!.Value);
    }

    [Fact]
    public void T2_the_second_release_would_have_given_the_answer_away()
    {
        var plan = ARound.Plan(people: 8);
        var rounds = new[] { Count(plan, 5, 5, 5, 5, 5, 1), Count(plan, 5, 5, 5, 5, 5) }.Select(result => new ToldRound(plan, ReleaseOf(plan, result), result));

        var report = Attacker.Attack(Exposure.Of(rounds));

        Assert.Equal([BrokenRule.SmallDifference], report.Breaches.Select(breach => breach.Rule));
    }

    [Fact]
    public void T3_a_release_over_a_window_that_rolls_is_refused()
    {
        var (first, second, third) = (new RoundId("round-1"), new RoundId("round-2"), new RoundId("round-3"));
        var people = Enumerable.Range(1, 9).Select(ARound.Person).ToHashSet();

        var verdict = DifferenceGuard.OfBoth(
            new ReleaseBasis(PracticeArea.Trust, new HashSet<RoundId> { first, second }, people),
            new ReleaseBasis(PracticeArea.Trust, new HashSet<RoundId> { second, third }, people));

        Assert.Equal(Coexistence.RollingWindow, verdict);
    }

    [Fact]
    public void T7_a_staff_list_makes_none_of_the_keys_that_answers_lie_under()
    {
        var box = new BallotBox(RandomNumberGenerator.GetBytes(BallotBox.KeyBytes));
        var plan = ARound.Plan(people: 40);
        var rows = plan.Participants.Select((participant, index) => new StoredRow(
            plan.Ref.Round, PracticeArea.Trust, index, box.SlotOf(new PersonRef(plan.Ref.Tenant, participant.Person)), null, null, null, 4)).ToList();

        var report = Attacker.Attack(new Exposure([], rows, Observer.Blind with { Staff = [.. plan.Participants.Select(participant => participant.Person)] }));

        Assert.Equal((0, 40), (report.Recovered, report.Answers));
        Assert.Empty(report.Breaches);
    }

    /// <summary>Candidates for an answer are as many as there are answers.</summary>
    [Fact]
    public void T8_nothing_of_a_counted_round_could_hold_an_item_a_person_a_time_or_an_order() =>
        Assert.Equal(
            ["PracticeArea Area", "IReadOnlyList`1 Counts"],
            typeof(AreaHistogram).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null).Select(property => $"{property.PropertyType.Name} {property.Name}"));

    [Fact]
    public void T11_a_thousand_questions_get_one_answer()
    {
        var histogram = new AreaHistogram(PracticeArea.Trust, [2, 3, 5, 8, 2]);

        Assert.Single(Enumerable.Range(0, 1000).Select(_ => ReleaseGate.Show(histogram, 30)).Distinct());
    }

    [Theory]
    [InlineData(5, 1, true)]
    [InlineData(5, 2, false)]
    [InlineData(6, 2, true)]
    [InlineData(7, 4, false)]
    public void T12_everybody_who_reads_the_digest_counts_as_one_who_knows(int answers, int ofReaders, bool told)
    {
        var histogram = new AreaHistogram(PracticeArea.Trust, [0, 0, 0, answers, 0]);

        Assert.Equal(told, ReleaseGate.Release(histogram, answers - ofReaders, 12, ReleaseThreshold.Default) is not null);
    }

    [Fact]
    public void T13_of_a_team_of_five_with_one_away_nothing_is_told_and_nothing_kept()
    {
        var plan = ARound.Plan(people: 5);

        var result = Count(plan, 4, 2, 5, 1);

        Assert.Empty(result.Areas);
        Assert.Null(result.Participation);
        Assert.All(ReleaseOf(plan, result).Areas, area => Assert.Null(area.Level));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    public void T15_taking_one_person_off_the_team_changes_no_round_that_was_planned_and_lets_a_small_one_compare_nothing(int people)
    {
        var before = ARound.Plan(people);
        var after = ARound.Plan(people) with
        {
            Ref = before.Ref with { Round = RoundId.Of(ARound.Team, before.Date.AddDays(7)) },
            Date = before.Date.AddDays(7),
            Participants = [.. before.Participants.Skip(1)],
        };

        Assert.Equal(people, ReleaseBasis.Of(before, PracticeArea.Trust).Asked.Count);
        Assert.Equal(people > 10, DifferenceGuard.MayCompare(ReleaseBasis.Of(before, PracticeArea.Trust), ReleaseBasis.Of(after, PracticeArea.Trust)));
        Assert.Equal(Coexistence.TooFewDiffer, DifferenceGuard.OfBoth(
            ReleaseBasis.Of(before, PracticeArea.Trust), ReleaseBasis.Of(after with { Ref = before.Ref }, PracticeArea.Trust)));
    }

    private static RoundResult Count(RoundPlan plan, params int[] values) =>
        Tally.Count(plan, ItemBank.Shipped, [.. values.Select((value, index) => (Ballot.Empty.With("TRU1", value, 0, Noon), index == 0))]);

    private static Release ReleaseOf(RoundPlan plan, RoundResult result) => new(plan.Ref.Round, plan.Date, [.. plan.Areas.Select(area => new ReleasedArea(
        area, result.For(area) is { } histogram ? ReleaseGate.Show(histogram, plan.Participants.Count) : (Level?)null))]);
}
