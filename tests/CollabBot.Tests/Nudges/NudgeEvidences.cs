using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Nudges;

public sealed class NudgeEvidences
{
    [Fact]
    public void Of_nothing_told_follows_nothing() => Assert.Equal([], NudgeEvidence.Of([Told((PracticeArea.Trust, null))], _ => null).Lowest);

    [Fact]
    public void An_area_that_was_withheld_is_no_lower_than_any_other()
    {
        var evidence = NudgeEvidence.Of([Told((PracticeArea.Trust, null), (PracticeArea.Equality, 80))], _ => null);

        Assert.Equal([PracticeArea.Equality], evidence.Lowest);
    }

    [Fact]
    public void The_lowest_is_drawn_to_the_middle_by_how_few_answered()
    {
        var few = new Level(50, LevelBound.None, 15, SizeBand.From5);

        // B = 125/(125 + 100): the mean is drawn 5/9 of the way from 50 to 65.
        Assert.Equal(50 + (15 * 5 / 9.0), NudgeEvidence.ShrunkMean([few]), 9);

        // Two readings of five: 62.5/(62.5 + 100).
        Assert.Equal(50 + (15 * 5 / 13.0), NudgeEvidence.ShrunkMean([few, few]), 9);
    }

    [Fact]
    public void One_low_reading_of_few_weighs_less_than_several_of_many()
    {
        var evidence = NudgeEvidence.Of(
            [Told((PracticeArea.Trust, 45), (PracticeArea.Equality, 50)), Told((PracticeArea.Equality, 45)), Told((PracticeArea.Equality, 50)), Told((PracticeArea.Mobilising, 70))], _ => null);

        Assert.Equal([PracticeArea.Equality, PracticeArea.Trust, PracticeArea.Mobilising], evidence.Lowest);
    }

    [Theory]
    [InlineData(ChangeStatus.Clear, true, false)]
    [InlineData(ChangeStatus.Still, true, false)]
    [InlineData(ChangeStatus.Maybe, false, true)]
    [InlineData(ChangeStatus.Steady, false, false)]
    public void Only_falls_that_were_told_count(ChangeStatus status, bool clear, bool maybe)
    {
        var release = Told((PracticeArea.Trust, 45), (PracticeArea.Equality, 45));

        var down = NudgeEvidence.Of([release], area => area == PracticeArea.Trust ? new AreaChange(area, status, ChangeDirection.Down) : null);
        var up = NudgeEvidence.Of([release], area => area == PracticeArea.Trust ? new AreaChange(area, status, ChangeDirection.Up) : null);

        Assert.Equal(clear, down.ClearFalls is [var fallen] && fallen == PracticeArea.Trust);
        Assert.Equal(maybe, down.MaybeFalls is [var falling] && falling == PracticeArea.Trust);
        Assert.True(up is { ClearFalls: [], MaybeFalls: [] });
    }

    [Fact]
    public void The_ways_of_working_are_told_beside_the_areas_and_have_no_nudges_of_their_own() =>
        Assert.Equal([], NudgeEvidence.Of([Told((PracticeArea.Shift, 30))], _ => null).Lowest);

    private static Release Told(params (PracticeArea Area, int? Level)[] areas) => new(
        new RoundId("2026-03-02"), new DateOnly(2026, 3, 2),
        [.. areas.Select(area => new ReleasedArea(area.Area, area.Level is { } value ? new Level(value, LevelBound.None, 15, SizeBand.From5) : null))]);
}
