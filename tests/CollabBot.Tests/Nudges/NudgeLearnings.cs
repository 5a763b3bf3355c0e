using System.Text.Json;
using CollabBot.Core;
using CollabBot.Core.Nudges;
using Xunit;

namespace CollabBot.Tests.Nudges;

public sealed class NudgeLearnings
{
    private static readonly NudgeCandidate[] Three =
    [
        NudgeLearning.Believe("N-A", new NudgeSums(6, 10), default), NudgeLearning.Believe("N-B", new NudgeSums(3, 10), new NudgeSums(1, 3)), NudgeLearning.Believe("N-C", default, default),
    ];

    [Fact]
    public void A_vote_weighs_the_less_the_more_there_are()
    {
        Assert.Equal(new NudgeSums(1, 1), NudgeSums.Of(new HelpedVotes(1, 0, 0, 4)));
        Assert.Equal(default, NudgeSums.Of(new HelpedVotes(0, 0, 0, 4)));

        var sums = NudgeSums.Of(new HelpedVotes(2, 1, 1, 0));

        Assert.Equal(4 / 1.9, sums.Weight, 12);
        Assert.Equal(4 / 1.9 * .625, sums.Helped, 12);
    }

    [Fact]
    public void Without_votes_a_nudge_is_held_to_help_at_forty_five_in_a_hundred() => Assert.Equal(new NudgeCandidate("N", 1.8, 2.2), NudgeLearning.Believe("N", default, default));

    [Fact]
    public void Other_teams_are_worth_sixteen_at_most_and_the_own_votes_come_on_top()
    {
        var belief = NudgeLearning.Believe("N", new NudgeSums(58.2, 96), new NudgeSums(2, 3));

        Assert.Equal(16 * .6 + 2, belief.Alpha, 9);
        Assert.Equal(16 * .4 + 1, belief.Beta, 9);
    }

    [Fact]
    public void A_choice_can_be_made_again_from_its_log()
    {
        foreach (var choice in Enumerable.Range(0, 50).Select(seed => NudgeLearning.Choose($"seed-{seed}", Three, explores: seed % 2 == 0)))
        {
            var stored = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(choice, CoreJson.Default.NudgeChoice), CoreJson.Default.NudgeChoice)!;

            var again = NudgeLearning.Choose(stored.Seed, stored.Candidates, stored.Explores);

            Assert.Equal((choice.NudgeId, choice.IsBlind), (again.NudgeId, again.IsBlind));
            Assert.Equal(choice.Propensities, again.Propensities);
            Assert.Equal(stored.Propensities, again.Propensities);
        }
    }

    [Fact]
    public void What_helps_more_is_chosen_more_often_and_the_log_says_how_often()
    {
        var choices = Enumerable.Range(0, 1000).Select(seed => NudgeLearning.Choose($"seed-{seed}", Three, explores: false)).ToList();

        Assert.All(Three.Index(), candidate => Assert.Equal(
            choices.Count(choice => choice.NudgeId == candidate.Item.NudgeId) / 1000.0, choices.Average(choice => choice.Propensities[candidate.Index]), .05));
        Assert.True(choices.Count(choice => choice.NudgeId == "N-A") > choices.Count(choice => choice.NudgeId == "N-B"));
        Assert.All(choices, choice => Assert.True(choice.Propensities[choice.Candidates.ToList().FindIndex(candidate => candidate.NudgeId == choice.NudgeId)] > 0));
        Assert.All(choices, choice => Assert.Equal(1, choice.Propensities.Sum(), 9));
    }

    [Fact]
    public void In_the_first_weeks_one_choice_in_ten_is_made_without_looking()
    {
        var blind = Enumerable.Range(0, 2000).Select(seed => NudgeLearning.Choose($"seed-{seed}", Three, explores: true)).Where(choice => choice.IsBlind).ToList();

        Assert.InRange(blind.Count, 160, 240);
        Assert.All(Three, candidate => Assert.InRange(blind.Count(choice => choice.NudgeId == candidate.NudgeId) / (double)blind.Count, .22, .45));
        Assert.All(blind, choice => Assert.All(choice.Propensities, propensity => Assert.InRange(propensity, .0333, 1)));
    }

    [Fact]
    public void One_candidate_is_certain() => Assert.Equal([1.0], NudgeLearning.Choose("seed", Three[..1], explores: true).Propensities.Select(propensity => Math.Round(propensity, 12)));

    [Fact]
    public void Draws_are_even()
    {
        var draws = Enumerable.Range(0, 10_000).Select(number => new NudgeChance("seed").Uniform("x", $"{number}")).ToList();

        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(draws.Count(draw => (int)(draw * 10) == tenth), 880, 1120));
    }

    [Fact]
    public void A_nudge_that_helped_few_in_three_teams_is_retired()
    {
        var tally = NudgeTally.None.With(new HelpedVotes(1, 0, 4, 0), "a", isTeamsFirst: true).With(new HelpedVotes(0, 1, 4, 2), "b", isTeamsFirst: true);

        Assert.False(tally.IsRetired);
        Assert.False(tally.With(new HelpedVotes(0, 0, 6, 0), "c", isTeamsFirst: false).IsRetired);
        Assert.True(tally.With(new HelpedVotes(0, 0, 5, 0), "c", isTeamsFirst: true).IsRetired);
        Assert.False(tally.With(new HelpedVotes(2, 0, 3, 0), "c", isTeamsFirst: true).IsRetired);
    }

    [Fact]
    public void No_outcome_is_added_twice()
    {
        var once = NudgeTally.None.With(new HelpedVotes(3, 1, 0, 0), "a", isTeamsFirst: true);

        Assert.Same(once, once.With(new HelpedVotes(3, 1, 0, 0), "a", isTeamsFirst: true));
    }
}
