using System.Text.Json;
using CollabBot.Core;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Privacy;

public sealed class ReleaseGates
{
    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 2 }, 12, "around 70")]
    [InlineData(new[] { 4, 0, 0, 0, 1 }, 6, "30 or lower")]
    [InlineData(new[] { 0, 0, 0, 0, 5 }, 6, "90 or higher")]
    [InlineData(new[] { 4, 1, 0, 1, 4 }, 12, "around 50")]
    [InlineData(new[] { 2, 3, 5, 8, 2 }, 30, "around 55")]
    [InlineData(new[] { 6, 5, 5, 6, 3 }, 40, "around 45")]
    public void A_histogram_is_told_as_the_worked_examples_tell_it(int[] counts, int asked, string expected) =>
        Assert.Equal(expected, Wording.Of(ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, counts), asked)));

    [Theory]
    [InlineData(5, 6, 10)]
    [InlineData(5, 8, 10)]
    [InlineData(5, 10, 15)]
    [InlineData(5, 20, 15)]
    [InlineData(10, 12, 5)]
    [InlineData(10, 20, 10)]
    [InlineData(10, 40, 10)]
    [InlineData(15, 20, 5)]
    [InlineData(15, 40, 10)]
    [InlineData(25, 40, 5)]
    [InlineData(25, 200, 10)]
    public void Uncertainty_rests_on_public_numbers_only(int n, int asked, int expected) =>
        Assert.Equal(expected, ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [0, 0, n, 0, 0]), asked).GiveOrTake);

    [Fact]
    public void Everybody_having_answered_still_leaves_some_uncertainty() =>
        Assert.Equal(5, ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [0, 0, 5, 0, 0]), 5).GiveOrTake);

    [Fact]
    public void Four_answers_never_reach_the_gate() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [0, 0, 4, 0, 0]), 12));

    [Theory]
    [InlineData(new[] { 4, 1, 0, 1, 4 }, Agreement.Split)]
    [InlineData(new[] { 0, 1, 2, 3, 2 }, null)]
    [InlineData(new[] { 2, 2, 2, 2, 2 }, Agreement.Split)]
    [InlineData(new[] { 8, 0, 0, 0, 6 }, Agreement.Split)]
    [InlineData(new[] { 8, 0, 0, 0, 2 }, null)]
    [InlineData(new[] { 2, 0, 0, 0, 8 }, null)]
    [InlineData(new[] { 0, 0, 10, 4, 0 }, null)]
    [InlineData(new[] { 10, 0, 0, 0, 10 }, null)]
    [InlineData(new[] { 6, 5, 5, 6, 3 }, Agreement.Mixed)]
    [InlineData(new[] { 0, 0, 20, 10, 0 }, Agreement.Close)]
    [InlineData(new[] { 15, 0, 0, 0, 15 }, Agreement.Split)]
    public void Whether_answers_agree_is_told_where_the_audit_allows_it(int[] counts, Agreement? expected) =>
        Assert.Equal(expected, ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, counts), 40).Agreement);

    [Theory]
    [InlineData(new[] { 2, 3, 5, 8, 2 }, 50, 25, 25)]
    [InlineData(new[] { 6, 5, 5, 6, 3 }, 35, 20, 45)]
    [InlineData(new[] { 5, 0, 5, 0, 5 }, 35, 35, 35)]
    [InlineData(new[] { 4, 0, 6, 0, 6 }, 40, null, 65)]
    [InlineData(new[] { 6, 0, 4, 0, 5 }, 35, null, 65)]
    public void Shares_are_told_in_threes_or_in_twos_and_each_has_five_people(int[] counts, int favourable, int? middle, int notYet) =>
        Assert.Equal(new Shares(favourable, middle, notYet), ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, counts), 40).Shares);

    [Theory]
    [InlineData(new[] { 5, 0, 0, 0, 9 })]
    [InlineData(new[] { 6, 0, 5, 0, 4 })]
    [InlineData(new[] { 2, 0, 2, 0, 16 })]
    [InlineData(new[] { 0, 0, 0, 0, 26 })]
    public void Shares_are_not_told_of_fewer_than_fifteen_answers_nor_with_fewer_than_five_people_on_one_side(int[] counts) =>
        Assert.Null(ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, counts), 40).Shares);

    [Theory]
    [InlineData(new[] { 0, 0, 1, 2, 1 }, 4, 5)]
    [InlineData(new[] { 0, 0, 1, 2, 2 }, 3, 5)]
    [InlineData(new[] { 0, 0, 1, 4, 4 }, 9, 10)]
    public void Below_its_threshold_an_area_tells_nothing(int[] counts, int fromOthers, int threshold) =>
        Assert.Null(ReleaseGate.Release(new AreaHistogram(PracticeArea.Trust, counts), fromOthers, 12, new ReleaseThreshold(threshold)));

    [Fact]
    public void Five_answers_of_which_four_are_not_of_digest_readers_are_told() =>
        Assert.Equal(new Level(75, LevelBound.None, 15, SizeBand.From5), ReleaseGate.Release(new AreaHistogram(PracticeArea.Trust, [0, 0, 1, 3, 1]), 4, 12, ReleaseThreshold.Default));

    [Fact]
    public void A_level_that_was_stored_before_it_could_say_more_is_read_as_it_was()
    {
        var level = ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [0, 0, 1, 3, 1]), 12);

        var stored = JsonSerializer.Serialize(level);

        Assert.DoesNotContain("Shares", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Agreement", stored, StringComparison.Ordinal);
        Assert.Equal(level, JsonSerializer.Deserialize<Level>(stored));
    }

    [Fact]
    public void All_that_a_level_says_is_stored_with_the_team_s_history()
    {
        var plan = ARound.Plan(people: 40);
        var level = ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [6, 5, 5, 6, 3]), 40);
        var history = TeamHistory.None.Begun(plan).Released(new Release(plan.Ref.Round, plan.Date, [new ReleasedArea(PracticeArea.Trust, level)]));

        var stored = JsonSerializer.Serialize(history, CoreJson.Default.TeamHistory);

        Assert.Equal(level, JsonSerializer.Deserialize(stored, CoreJson.Default.TeamHistory)!.Releases.Single().Areas.Single().Level);
    }

    [Fact]
    public void The_floor_of_the_threshold_cannot_be_lowered()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReleaseThreshold(4));
        Assert.Equal(5, ReleaseThreshold.Default.Answers);
        Assert.Equal(4, ReleaseThreshold.Default.FromOthers);
    }
}
