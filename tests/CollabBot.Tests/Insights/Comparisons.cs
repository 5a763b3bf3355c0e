using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>P4 and P9: which rounds may be set against one another.</summary>
public sealed class Comparisons
{
    [Fact]
    public void Rounds_of_one_baseline_and_the_same_people_are_compared() =>
        Assert.Equal([1, 1, 1], ComparableRounds.Baselines([Plan(1, 0, 1, 8), Plan(2, 0, 1, 8), Plan(3, 0, 1, 8)]));

    [Fact]
    public void Another_baseline_is_compared_with_none_before() =>
        Assert.Equal([1, 1, 3, 3], ComparableRounds.Baselines([Plan(1, 0, 1, 12), Plan(2, 0, 1, 12), Plan(3, 2, 1, 12), Plan(4, 2, 1, 12)]));

    [Fact]
    public void A_plan_from_before_there_were_baselines_is_compared_with_none() =>
        Assert.Equal([null, null, 3], ComparableRounds.Baselines([Plan(1, null, 1, 12), Plan(2, null, 1, 12), Plan(3, 2, 1, 12)]));

    [Fact]
    public void In_a_small_team_whoever_joins_parts_the_rounds_whatever_the_plan_says() =>
        Assert.Equal([1, 2], ComparableRounds.Baselines([Plan(1, 0, 1, 8), Plan(2, 0, 1, 9)]));

    /// <summary>One of twenty leaves for another from round to round: after two of them four have changed, a fifth.</summary>
    [Fact]
    public void People_exchanged_little_by_little_part_the_rounds_once_they_are_many()
    {
        RoundPlan[] plans = [Plan(1, 0, 1, 20), Plan(2, 0, 2, 21), Plan(3, 0, 3, 22), Plan(4, 0, 4, 23)];

        Assert.Equal([1, 1, 3, 3], ComparableRounds.Baselines(plans));
    }

    [Fact]
    public void Whatever_has_one_number_may_be_compared()
    {
        var random = new Random(41);
        for (var team = 0; team < 50; team++)
        {
            var (from, to) = (1, random.Next(6, 30));
            RoundPlan[] plans = [.. Enumerable.Range(1, 30).Select(number =>
            {
                (from, to) = (from + (random.Next(6) == 0 ? 1 : 0), to + (random.Next(6) == 0 ? 1 : 0));
                return Plan(number, number / 12, from, Math.Max(to, from + 5));
            })];

            var baselines = ComparableRounds.Baselines(plans);

            Assert.DoesNotContain(
                from later in Enumerable.Range(0, plans.Length) from earlier in Enumerable.Range(0, later) select (earlier, later),
                pair => baselines[pair.earlier] == baselines[pair.later]
                    && !DifferenceGuard.MayCompare(ReleaseBasis.Of(plans[pair.earlier], PracticeArea.Trust), ReleaseBasis.Of(plans[pair.later], PracticeArea.Trust)));
        }
    }

    private static RoundPlan Plan(int number, int? baseline, int firstPerson, int lastPerson)
    {
        var date = new DateOnly(2026, 1, 5).AddDays(7 * number);
        return ARound.Plan(0) with
        {
            Ref = new RoundRef(ARound.Team, RoundId.Of(ARound.Team, date)),
            Number = number,
            Date = date,
            Baseline = baseline,
            Participants = [.. Enumerable.Range(firstPerson, lastPerson - firstPerson + 1).Select(i => new Participant(ARound.Person(i), "address", []))],
        };
    }
}
