using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C9 and C10: what may be concluded, step by step.</summary>
public sealed class Ladders
{
    private static readonly double[] Calm = [70, 72, 69, 71, 70, 73, 68, 70];

    [Fact]
    public void Nothing_is_said_before_there_are_seven_readings_of_the_core_and_five_of_another_area()
    {
        Assert.Equal([.. Enumerable.Repeat(ChangeStatus.Building, 6), ChangeStatus.None], Statuses(PracticeArea.Trust, [.. Calm[..7]], 6, 8));
        Assert.Equal([.. Enumerable.Repeat(ChangeStatus.Building, 4), ChangeStatus.None], Statuses(PracticeArea.Environment, [.. Calm[..5]], 6, 8));
        Assert.Equal([.. Enumerable.Repeat(ChangeStatus.Building, 4), ChangeStatus.None], Statuses(PracticeArea.Shift, [.. Calm[..5]], 6, 8));
    }

    [Fact]
    public void A_large_team_that_stays_is_steady_and_of_a_small_one_nothing_is_said()
    {
        Assert.Equal(ChangeStatus.Steady, Statuses(PracticeArea.Trust, Calm, 60, 80)[^1]);
        Assert.Equal(ChangeStatus.None, Statuses(PracticeArea.Trust, Calm, 6, 8)[^1]);
    }

    [Fact]
    public void A_lasting_fall_is_seen_first_perhaps_then_clearly_once_and_then_is_still_there()
    {
        var changes = Climb(PracticeArea.Trust, [.. Calm, .. Enumerable.Repeat(48.0, 9)], 12, 20);

        Assert.Equal(
            [
                ChangeStatus.Maybe, ChangeStatus.Maybe, ChangeStatus.Clear,
                ChangeStatus.Still, ChangeStatus.Still, ChangeStatus.Still, ChangeStatus.Still, ChangeStatus.None, ChangeStatus.None,
            ],
            changes.Skip(8).Select(change => change.Status is ChangeStatus.Steady ? ChangeStatus.None : change.Status));
        Assert.All(changes.Where(change => change.Direction is not null), change => Assert.Equal(ChangeDirection.Down, change.Direction));
    }

    [Fact]
    public void Clear_needs_the_reading_before_to_agree()
    {
        var changes = Climb(PracticeArea.Trust, [.. Calm, 45, 45], 24, 40);

        Assert.Equal(ChangeStatus.Maybe, changes[^2].Status);
        Assert.True(changes[^2].Contrast!.Value is { P: < .05, Delta: < -8 });
        Assert.Equal(ChangeStatus.Clear, changes[^1].Status);
    }

    [Fact]
    public void After_a_clear_change_the_new_level_is_what_others_are_measured_against()
    {
        double[] low = [.. Enumerable.Repeat(48.0, 7)];
        var changes = Climb(PracticeArea.Trust, [.. Calm, .. low, 70, 71, 69, 70], 24, 40);

        Assert.Equal([ChangeDirection.Down, ChangeDirection.Up], changes.Where(change => change.Status is ChangeStatus.Clear).Select(change => change.Direction!.Value));
    }

    [Fact]
    public void A_change_that_goes_away_is_not_still_there()
    {
        var changes = Climb(PracticeArea.Trust, [.. Calm, 48, 48, 70, 70, 70], 24, 40);

        Assert.Contains(changes, change => change.Status is ChangeStatus.Clear);
        Assert.Equal((ChangeStatus.None, null), (changes[^1].Status, changes[^1].Direction));
    }

    [Fact]
    public void Another_baseline_forgets_what_was_before()
    {
        double[] scores = [.. Calm, 48, 48, 48, 48, 48, 48, 48];
        var ladder = Ladder.After(scores.Select((score, i) => Round(i < 8 ? 1 : 9, 40, (PracticeArea.Trust, score, 24))));

        Assert.NotEqual(ChangeStatus.Building, ladder.Of(PracticeArea.Trust)!.Status);
        Assert.Null(ladder.Of(PracticeArea.Trust)!.Direction);
        Assert.Equal(ChangeStatus.Building, Ladder.After(scores.Select((score, i) => Round(i < 10 ? 1 : 9, 40, (PracticeArea.Trust, score, 24)))).Of(PracticeArea.Trust)!.Status);
    }

    [Fact]
    public void Without_a_baseline_nothing_is_ever_compared() =>
        Assert.All(
            Ladder.After(Enumerable.Range(0, 30).Select(_ => Round(null, 40, (PracticeArea.Trust, 60, 24)))).Changes,
            change => Assert.Equal(ChangeStatus.Building, change.Status));

    [Fact]
    public void A_fall_that_fewer_answers_could_make_is_told_more_cautiously()
    {
        var rounds = Calm.Select(score => Round(1, 40, (PracticeArea.Trust, score, 36))).Concat(Enumerable.Repeat(Round(1, 40, (PracticeArea.Trust, 60, 21)), 3));

        var change = Ladder.After(rounds).Of(PracticeArea.Trust)!;

        Assert.True(change.Contrast!.Value is { P: < .05, Delta: < -8 });
        Assert.Equal((ChangeStatus.Maybe, true), (change.Status, change.IsDowngraded));
        Assert.Equal(ResponseFlags.ShiftIsLikely | ResponseFlags.FewerThanUsual, change.Response);
    }

    [Fact]
    public void With_unusually_few_answers_nothing_is_clear()
    {
        RoundReadings[] calm = [.. Calm.Select(score => Round(1, 40, (PracticeArea.Trust, score, 36)))];
        var usual = Ladder.After([.. calm, .. Enumerable.Repeat(Round(1, 40, (PracticeArea.Trust, 40, 36)), 2)]).Of(PracticeArea.Trust)!;
        var fewer = Ladder.After([.. calm, Round(1, 40, (PracticeArea.Trust, 40, 36)), Round(1, 40, (PracticeArea.Trust, 40, 28))]).Of(PracticeArea.Trust)!;

        Assert.Equal((ChangeStatus.Clear, false), (usual.Status, usual.IsDowngraded));
        Assert.Equal((ChangeStatus.Maybe, true), (fewer.Status, fewer.IsDowngraded));
        Assert.Equal(ResponseFlags.FewerThanUsual, fewer.Response);
    }

    [Fact]
    public void A_small_change_that_fewer_answers_could_make_is_not_told()
    {
        var rounds = Calm.Select(score => Round(1, 80, (PracticeArea.Trust, score, 76))).Concat(Enumerable.Repeat(Round(1, 80, (PracticeArea.Trust, 64, 44)), 3));

        var change = Ladder.After(rounds).Of(PracticeArea.Trust)!;

        Assert.True(change.AdjustedP < .10);
        Assert.Equal((ChangeStatus.None, null, true), (change.Status, change.Direction, change.IsDowngraded));
    }

    [Fact]
    public void A_slow_drift_is_a_maybe_at_most()
    {
        var changes = Climb(PracticeArea.Trust, [60, 61.5, 61, 63, 65, 66, 67.5, 69], 8, 12);

        Assert.True(changes[^1].AdjustedP > .10);
        Assert.Equal((ChangeStatus.Maybe, ChangeDirection.Up, true), (changes[^1].Status, changes[^1].Direction, changes[^1].IsDrift));
        Assert.Equal(ChangeStatus.None, Climb(PracticeArea.Trust, [60, 61, 60.5, 62, 63, 64, 65, 66], 8, 12)[^1].Status);
    }

    [Fact]
    public void What_is_read_together_is_judged_together()
    {
        double[] falling = [.. Calm[..4], 61, 62, 61.5];
        var alone = Ladder.After(falling.Select(score => Round(1, 12, (PracticeArea.Trust, score, 8)))).Of(PracticeArea.Trust)!;
        var among = Ladder.After(falling.Select((score, i) =>
            Round(1, 12, (PracticeArea.Trust, score, 8), (PracticeArea.Equality, Calm[i], 8), (PracticeArea.Infoflow, Calm[i], 8)))).Of(PracticeArea.Trust)!;

        Assert.Equal(alone.Contrast, among.Contrast);
        Assert.Equal(alone.Contrast!.Value.P, alone.AdjustedP!.Value, 12);
        Assert.Equal(3 * alone.AdjustedP.Value, among.AdjustedP!.Value, 12);
    }

    [Fact]
    public void A_change_that_is_known_does_not_make_others_easier_to_tell()
    {
        var rounds = Enumerable.Range(0, 13).Select(i => Round(1, 40, (PracticeArea.Trust, i < 8 ? Calm[i] : 40, 24), (PracticeArea.Equality, 60 + (i % 3), 24)));

        var ladder = Ladder.After(rounds);

        Assert.Equal((ChangeStatus.Still, null), (ladder.Of(PracticeArea.Trust)!.Status, ladder.Of(PracticeArea.Trust)!.AdjustedP));
        Assert.Equal(ladder.Of(PracticeArea.Equality)!.Contrast!.Value.P, ladder.Of(PracticeArea.Equality)!.AdjustedP!.Value, 12);
    }

    [Fact]
    public void An_area_that_is_not_read_keeps_what_was_concluded()
    {
        var ladder = Ladder.After(Calm.Select(score => Round(1, 80, (PracticeArea.Trust, score, 60))));

        var later = ladder.Then(Round(1, 80, (PracticeArea.Equality, 50, 60))).Then(Round(1, 80));

        Assert.Same(ladder.Of(PracticeArea.Trust), later.Of(PracticeArea.Trust));
        Assert.Empty(later.Changes);
        Assert.Null(later.Of(PracticeArea.Infoflow));
    }

    [Fact]
    public void A_scale_turned_round_turns_every_direction_and_changes_nothing_else()
    {
        var random = new Random(31);
        for (var team = 0; team < 200; team++)
        {
            var level = 60.0;
            RoundReadings[] rounds = [.. Enumerable.Range(0, 40).Select(week =>
            {
                level = Math.Clamp(level + (random.Next(10) == 0 ? 40 * (random.NextDouble() - .5) : 0), 20, 80);
                return Round(1 + (week / 30), 30, (PracticeArea.Trust, level + (10 * random.NextDouble()), random.Next(10, 31)), (PracticeArea.Environment, level, 20));
            })];

            var (ladder, turned) = (Ladder.Start, Ladder.Start);
            foreach (var round in rounds)
            {
                ladder = ladder.Then(round);
                turned = turned.Then(new RoundReadings(round.Baseline, round.Asked, [.. round.Areas.Select(area => new AreaReading(area.Area, 100 - area.Score, area.Answers))]));

                Assert.Equal(ladder.Changes.Select(change => (change.Status, Turned(change.Direction))), turned.Changes.Select(change => (change.Status, change.Direction)));
            }
        }
    }

    [Fact]
    public void A_reading_has_five_answers_and_an_area_one_reading()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AreaReading(PracticeArea.Trust, 50, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AreaReading(PracticeArea.Trust, 101, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Round(1, 6, (PracticeArea.Trust, 50, 7)));
        Assert.Throws<ArgumentException>(() => Round(1, 9, (PracticeArea.Trust, 50, 7), (PracticeArea.Trust, 50, 7)));
    }

    private static ChangeDirection? Turned(ChangeDirection? direction) => direction switch
    {
        ChangeDirection.Down => ChangeDirection.Up,
        ChangeDirection.Up => ChangeDirection.Down,
        _ => null,
    };

    private static List<ChangeStatus> Statuses(PracticeArea area, double[] scores, int answers, int asked) => [.. Climb(area, scores, answers, asked).Select(change => change.Status)];

    private static List<AreaChange> Climb(PracticeArea area, double[] scores, int answers, int asked)
    {
        var (ladder, changes) = (Ladder.Start, new List<AreaChange>());
        foreach (var score in scores)
        {
            ladder = ladder.Then(Round(1, asked, (area, score, answers)));
            changes.Add(ladder.Of(area)!);
        }

        return changes;
    }

    private static RoundReadings Round(int? baseline, int asked, params (PracticeArea Area, double Score, int Answers)[] areas) =>
        new(baseline, asked, [.. areas.Select(area => new AreaReading(area.Area, area.Score, area.Answers))]);
}
