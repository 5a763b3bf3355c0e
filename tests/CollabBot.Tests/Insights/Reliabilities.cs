using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C6: Cronbach's α, Feldt's interval, and what is refused.</summary>
public sealed class Reliabilities
{
    /// <summary>Ratings of a clerical staff by thirty departments: S. Chatterjee and B. Price, <i>Regression Analysis by Example</i> (1977).</summary>
    private static readonly double[] Attitude =
    [
        43, 51, 30, 39, 61, 92, 45, 63, 64, 51, 54, 63, 73, 47, 71, 70, 68, 69, 76, 86, 48, 61, 63, 45, 47, 54, 84, 35, 81, 78, 56, 66, 71, 83, 47,
        43, 55, 49, 44, 54, 49, 34, 58, 67, 42, 56, 66, 68, 35, 71, 75, 50, 55, 70, 66, 41, 72, 82, 72, 67, 71, 83, 31, 67, 61, 45, 47, 62, 80, 41,
        64, 53, 53, 58, 58, 67, 34, 67, 60, 47, 39, 59, 74, 41, 69, 62, 57, 42, 55, 63, 25, 68, 83, 83, 45, 59, 77, 35, 77, 77, 54, 72, 79, 77, 46,
        81, 90, 50, 72, 60, 54, 36, 74, 85, 64, 69, 79, 79, 63, 65, 60, 65, 75, 55, 80, 60, 65, 70, 46, 57, 75, 85, 46, 50, 58, 68, 54, 64, 78, 52,
        50, 40, 33, 34, 43, 64, 33, 64, 61, 52, 62, 66, 80, 41, 53, 66, 52, 50, 63, 80, 37, 40, 37, 42, 58, 50, 57, 49, 63, 54, 42, 48, 66, 75, 33,
        66, 77, 66, 63, 88, 76, 72, 78, 75, 58, 74, 80, 78, 49, 48, 57, 44, 45, 51, 83, 38, 85, 85, 71, 71, 77, 74, 55, 82, 82, 39, 59, 64, 78, 39,
    ];

    private static readonly double[] ThreeItems = [4, 4, 5, 5, 4, 4, 3, 3, 4, 4, 5, 4, 2, 2, 3, 4, 4, 4, 5, 4, 5, 3, 3, 3];

    [Fact]
    public void Three_items_have_their_alpha_and_interval()
    {
        var alpha = CronbachAlpha.Of(ThreeItems, 3)!.Value;
        var interval = CronbachAlpha.Feldt(alpha, 8, 3);

        Assert.Equal(.8776, alpha, 4);
        Assert.Equal(.586, interval.Low, 3);
        Assert.Equal(.973, interval.High, 3);
    }

    /// <summary>psych::alpha of this data set.</summary>
    [Fact]
    public void Alpha_is_as_another_package_has_it() => Assert.Equal(.8431428, CronbachAlpha.Of(Attitude, 7)!.Value, 7);

    [Fact]
    public void Where_totals_do_not_differ_there_is_no_alpha()
    {
        Assert.Null(CronbachAlpha.Of([1, 5, 5, 1, 3, 3], 2));
        Assert.Null(CronbachAlpha.Of([1, 5, 3], 3));
        Assert.Null(CronbachAlpha.Of([1, 5, 3], 1));
        Assert.Throws<ArgumentException>(() => CronbachAlpha.Of([1, 5, 3], 2));
    }

    [Fact]
    public void Few_items_few_rows_and_several_areas_are_refused()
    {
        Assert.Equal(new ReliabilityOutcome.TooFewItems(2), Reliability.Of(Study(people: 200, areas: [PracticeArea.Trust, PracticeArea.Trust])));
        Assert.Equal(new ReliabilityOutcome.TooFewRows(99), Reliability.Of(Study(people: 99)));
        Assert.Equal(new ReliabilityOutcome.SeveralAreas(), Reliability.Of(Study(people: 200, areas: [PracticeArea.Trust, PracticeArea.Trust, PracticeArea.Equality])));
        Assert.IsType<ReliabilityOutcome.Estimated>(Reliability.Of(Study(people: 100)));
    }

    [Fact]
    public void A_row_with_a_gap_and_a_person_alone_in_a_team_do_not_count()
    {
        var study = Study(people: 100);

        Assert.Equal(new ReliabilityOutcome.TooFewRows(99), Reliability.Of(study with { Rows = [.. study.Rows.Skip(1), new StudyRow(0, [4, null, 4])] }));
        Assert.Equal(new ReliabilityOutcome.TooFewRows(99), Reliability.Of(study with { Rows = [.. study.Rows.Skip(1), new StudyRow(99, [4, 4, 4])] }));
        Assert.Throws<ArgumentException>(() => Reliability.Of(study with { Rows = [new StudyRow(0, [4, 4])] }));
    }

    [Fact]
    public void What_teams_differ_in_does_not_make_a_scale_reliable()
    {
        var random = new Random(4);
        var rows = Enumerable.Range(0, 400).Select(person => new StudyRow(person / 10, [.. Enumerable.Range(0, 3).Select(_ => (int?)((person / 10 % 2 == 0 ? 1 : 4) + random.Next(2)))])).ToList();

        var outcome = Assert.IsType<ReliabilityOutcome.Estimated>(Reliability.Of(new ReliabilityStudy([PracticeArea.Trust, PracticeArea.Trust, PracticeArea.Trust], rows)));

        Assert.True(CronbachAlpha.Of([.. rows.SelectMany(row => row.Keyed.Select(answer => (double)answer!.Value))], 3) > .9);
        Assert.True(outcome.Alpha < .3);
        Assert.True(outcome.Interval95.Contains(outcome.Alpha));
    }

    [Fact]
    public void Where_everybody_in_a_team_has_the_same_total_nobody_differs() =>
        Assert.Equal(
            new ReliabilityOutcome.NobodyDiffers(),
            Reliability.Of(Study(people: 100) with { Rows = [.. Enumerable.Range(0, 100).Select(person => new StudyRow(person % 10, [3, person < 50 ? 2 : 4, person < 50 ? 4 : 2]))] }));

    private static ReliabilityStudy Study(int people, params PracticeArea[] areas)
    {
        var random = new Random(3);
        areas = areas is [] ? [PracticeArea.Trust, PracticeArea.Trust, PracticeArea.Trust] : areas;
        return new ReliabilityStudy(areas, [.. Enumerable.Range(0, people).Select(_ => new StudyRow(0, [.. areas.Select(_ => (int?)random.Next(1, 6))]))]);
    }
}
