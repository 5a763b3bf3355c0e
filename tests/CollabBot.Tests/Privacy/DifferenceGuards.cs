using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Privacy;

public sealed class DifferenceGuards
{
    [Fact]
    public void Two_rounds_may_both_be_told_whoever_is_in_them() =>
        Assert.Equal(Coexistence.Allowed, DifferenceGuard.OfBoth(Basis([1], 1, 8), Basis([2], 2, 8)));

    [Fact]
    public void The_same_answers_are_told_once() =>
        Assert.Equal(Coexistence.ToldAlready, DifferenceGuard.OfBoth(Basis([1], 1, 8), Basis([1], 1, 8)));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_round_is_not_told_again_without_a_few_people(int fewer) =>
        Assert.Equal(Coexistence.TooFewDiffer, DifferenceGuard.OfBoth(Basis([1], 1, 12), Basis([1], 1, 12 - fewer)));

    [Fact]
    public void Five_different_people_in_either_direction_are_enough() =>
        Assert.Equal(Coexistence.Allowed, DifferenceGuard.OfBoth(Basis([1], 1, 12), Basis([1], 6, 17)));

    [Fact]
    public void Five_in_one_direction_do_not_make_up_for_one_in_the_other() =>
        Assert.Equal(Coexistence.TooFewDiffer, DifferenceGuard.OfBoth(Basis([1], 1, 12), Basis([1], 2, 17)));

    [Fact]
    public void A_window_that_rolls_over_another_is_refused()
    {
        Assert.Equal(Coexistence.RollingWindow, DifferenceGuard.OfBoth(Basis([1, 2, 3], 1, 12), Basis([2, 3, 4], 1, 12)));
        Assert.Equal(Coexistence.RollingWindow, DifferenceGuard.OfBoth(Basis([1, 2], 1, 12), Basis([1], 1, 12)));
    }

    [Fact]
    public void Other_areas_are_other_answers() =>
        Assert.Equal(Coexistence.Allowed, DifferenceGuard.OfBoth(Basis([1], 1, 12), Basis([1], 1, 12) with { Area = PracticeArea.Equality }));

    [Theory]
    [InlineData(9, 9, 0, true)]
    [InlineData(9, 10, 0, false)]
    [InlineData(10, 9, 0, false)]
    [InlineData(10, 11, 0, true)]
    [InlineData(12, 12, 1, true)]
    [InlineData(12, 12, 2, false)]
    [InlineData(20, 23, 0, true)]
    [InlineData(20, 24, 0, false)]
    public void A_comparison_survives_no_change_in_a_small_team_and_less_than_a_fifth_in_another(int earlier, int later, int replaced, bool may) =>
        Assert.Equal(may, DifferenceGuard.MayCompare(Basis([1], 1, earlier), Basis([2], 1 + replaced, later + replaced)));

    [Fact]
    public void What_may_not_stand_together_may_not_be_compared()
    {
        Assert.False(DifferenceGuard.MayCompare(Basis([1], 1, 12), Basis([1], 1, 12)));
        Assert.False(DifferenceGuard.MayCompare(Basis([1, 2], 1, 12), Basis([2, 3], 1, 12)));
        Assert.False(DifferenceGuard.MayCompare(Basis([1], 1, 12), Basis([2], 1, 12) with { Area = PracticeArea.Equality }));
    }

    [Fact]
    public void The_basis_of_a_round_is_its_plan_s_people()
    {
        var basis = ReleaseBasis.Of(ARound.Plan(people: 7), PracticeArea.Trust);

        Assert.Equal(7, basis.Asked.Count);
        Assert.Equal([ARound.Plan(7).Ref.Round], basis.Window);
    }

    private static ReleaseBasis Basis(int[] rounds, int first, int last) =>
        new(PracticeArea.Trust, rounds.Select(round => new RoundId($"round-{round}")).ToHashSet(), Enumerable.Range(first, last - first + 1).Select(ARound.Person).ToHashSet());
}
