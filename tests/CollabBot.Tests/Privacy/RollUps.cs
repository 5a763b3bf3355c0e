using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Privacy;

public sealed class RollUps
{
    [Fact]
    public void Three_teams_that_passed_make_a_whole()
    {
        var told = Assert.IsType<RollUpOutcome.Told>(RollUp.Of([Cell(1, [0, 1, 2, 3, 2]), Cell(2, [0, 1, 3, 4, 1]), Cell(3, [1, 1, 2, 3, 2])]));

        Assert.Equal(3, told.Teams);
        Assert.Equal(3, told.Shown.Count);
        Assert.Equal(65, told.Level.Value);
    }

    [Fact]
    public void Two_teams_do_not()
    {
        var withheld = Assert.IsType<RollUpOutcome.Withheld>(RollUp.Of([Cell(1, [0, 1, 2, 3, 2]), Cell(2, [0, 1, 3, 4, 1])]));

        Assert.Equal(RollUpRefusal.TooFewTeams, withheld.Reason);
    }

    /// <summary>T4: the mean of the organisation, less those of the teams that can be seen.</summary>
    [Fact]
    public void T4_a_hidden_team_cannot_be_had_by_taking_the_visible_ones_off_the_whole()
    {
        var withheld = Assert.IsType<RollUpOutcome.Withheld>(RollUp.Of([Cell(1, [0, 1, 2, 3, 2]), Cell(2, [0, 1, 3, 4, 1]), Hidden(3)]));

        Assert.Equal(RollUpRefusal.TooFewTeams, withheld.Reason);
    }

    [Fact]
    public void T4_answers_of_a_team_that_fell_short_are_not_in_the_whole_and_two_others_hide_with_it()
    {
        var with = Assert.IsType<RollUpOutcome.Told>(RollUp.Of([Cell(1, [0, 1, 2, 3, 2]), Cell(2, [0, 1, 3, 4, 1]), Cell(3, [1, 1, 2, 3, 3]), Hidden(4)]));
        var without = Assert.IsType<RollUpOutcome.Told>(RollUp.Of([Cell(1, [0, 1, 2, 3, 2]), Cell(2, [0, 1, 3, 4, 1]), Cell(3, [1, 1, 2, 3, 3])]));

        Assert.Equal(without.Level, with.Level);
        Assert.Equal([Team(3)], with.Shown);
    }

    [Fact]
    public void A_team_that_is_not_shown_takes_the_next_smallest_with_it()
    {
        var told = Assert.IsType<RollUpOutcome.Told>(RollUp.Of(
            [Cell(1, [0, 1, 2, 3, 2]) with { IsShown = false }, Cell(2, [0, 1, 3, 4, 1]), Cell(3, [1, 1, 2, 3, 3]), Cell(4, [1, 2, 3, 3, 3])]));

        Assert.Equal([Team(4), Team(3)], told.Shown);
    }

    /// <summary>Two teams near the top and a middling whole leave a third nothing but low answers, though its own level would not say so.</summary>
    [Fact]
    public void A_whole_that_would_say_more_of_one_team_than_its_own_level_is_withheld()
    {
        var withheld = Assert.IsType<RollUpOutcome.Withheld>(RollUp.Of([Cell(1, [0, 0, 0, 0, 5]), Cell(2, [0, 0, 0, 0, 5]), Cell(3, [5, 0, 0, 0, 0])]));

        Assert.Equal(RollUpRefusal.TellsOfOneTeam, withheld.Reason);
    }

    private static TeamRef Team(int number) => new(ARound.Team.Tenant, new TeamId($"19:team-{number}@thread.tacv2"));

    private static TeamCell Cell(int team, int[] counts) => new(Team(team), new AreaHistogram(PracticeArea.Trust, counts), counts.Sum() + 2, IsShown: true);

    private static TeamCell Hidden(int team) => new(Team(team), null, 6, IsShown: false);
}
