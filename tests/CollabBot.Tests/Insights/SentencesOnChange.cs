using System.Text.RegularExpressions;
using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C11: what a digest may say about a change, and no more.</summary>
public sealed partial class SentencesOnChange
{
    [Theory]
    [InlineData(ChangeStatus.Building, null, "Building a baseline: 3 more readings are needed.")]
    [InlineData(ChangeStatus.None, null, "No clear change.")]
    [InlineData(ChangeStatus.Steady, null, "Holding steady (any change is likely under 8 points).")]
    [InlineData(ChangeStatus.Maybe, ChangeDirection.Down, "May be slipping. Too early to be sure; worth asking about.")]
    [InlineData(ChangeStatus.Maybe, ChangeDirection.Up, "May be rising. Too early to be sure; worth asking about.")]
    [InlineData(ChangeStatus.Clear, ChangeDirection.Down, "Has fallen by about 10 points over the last three readings (about five weeks).")]
    [InlineData(ChangeStatus.Clear, ChangeDirection.Up, "Has risen by about 10 points over the last three readings (about five weeks).")]
    [InlineData(ChangeStatus.Still, ChangeDirection.Down, "Still lower than in May.")]
    [InlineData(ChangeStatus.Still, ChangeDirection.Up, "Still higher than in May.")]
    public void Each_status_has_its_sentence(ChangeStatus status, ChangeDirection? direction, string sentence) => Assert.Equal(sentence, ChangeWording.Of(Change(status, direction)));

    [Fact]
    public void One_reading_is_one_and_another_year_is_named()
    {
        Assert.Equal("Building a baseline: 1 more reading is needed.", ChangeWording.Of(Change(ChangeStatus.Building, null) with { ReadingsNeeded = 1 }));
        Assert.Equal("Still lower than in November 2025.", ChangeWording.Of(Change(ChangeStatus.Still, ChangeDirection.Down) with { Compared = Over(new DateOnly(2025, 11, 4)) }));
        Assert.Equal("Still lower than before.", ChangeWording.Of(Change(ChangeStatus.Still, ChangeDirection.Down) with { Compared = null }));
    }

    [Theory]
    [InlineData(-8, 10)]
    [InlineData(-12.4, 10)]
    [InlineData(12.5, 15)]
    [InlineData(31.25, 30)]
    public void Points_are_told_to_the_nearest_five(double delta, int points) =>
        Assert.Contains($"by about {points} points", ChangeWording.Of(Change(ChangeStatus.Clear, delta < 0 ? ChangeDirection.Down : ChangeDirection.Up) with { Contrast = new Contrast { Delta = delta } }), StringComparison.Ordinal);

    [Fact]
    public void What_the_number_of_answers_could_make_is_to_be_read_with_care()
    {
        var downgraded = Change(ChangeStatus.Maybe, ChangeDirection.Down) with { IsDowngraded = true };

        Assert.EndsWith("asking about. How many people answer has changed as well, so read with care.", ChangeWording.Of(downgraded), StringComparison.Ordinal);
        Assert.EndsWith("asking about.", ChangeWording.Of(downgraded with { Response = ResponseFlags.FewerThanUsual }), StringComparison.Ordinal);
        Assert.Equal("No clear change.", ChangeWording.Of(downgraded with { Status = ChangeStatus.None, Direction = null }));
    }

    [Fact]
    public void Few_answers_are_to_be_read_with_care()
    {
        Assert.Null(ChangeWording.CareFor(fewerThanUsual: false, Participation.Most));
        Assert.Equal("Many people did not answer, so read with care.", ChangeWording.CareFor(fewerThanUsual: false, Participation.AboutHalf));
        Assert.Equal("Many people did not answer, so read with care.", ChangeWording.CareFor(fewerThanUsual: false, Participation.FewerThanHalf));
        Assert.All(Enum.GetValues<Participation>(), took => Assert.Equal("Fewer people answered than usual, so read with care.", ChangeWording.CareFor(fewerThanUsual: true, took)));
    }

    [Fact]
    public void What_changed_clearly_comes_first_and_what_has_not_last() =>
        Assert.Equal(
            [ChangeStatus.Clear, ChangeStatus.Maybe, ChangeStatus.Still, ChangeStatus.Building, ChangeStatus.None, ChangeStatus.Steady],
            Enum.GetValues<ChangeStatus>().OrderBy(status => ChangeWording.Rank(Change(status, null))));

    /// <summary>Whatever is shown beside a level: no cause, no praise, no blame, no decimals, and points only of what is clear or steady.</summary>
    [Fact]
    public void No_sentence_says_more_than_it_may()
    {
        foreach (var status in Enum.GetValues<ChangeStatus>())
        {
            ChangeDirection?[] directions = status is ChangeStatus.Maybe or ChangeStatus.Clear or ChangeStatus.Still ? [ChangeDirection.Down, ChangeDirection.Up] : [null];
            foreach (var direction in directions)
            {
                var change = Change(status, direction);
                string?[] said = [ChangeWording.Of(change), ChangeWording.InBrief(change), ChangeWording.Behind(change)];

                Assert.All(said.OfType<string>(), sentence => Assert.DoesNotMatch(Forbidden(), sentence));
                Assert.Equal(status is ChangeStatus.Clear or ChangeStatus.Steady, said[0]!.Contains("points", StringComparison.Ordinal));
                Assert.Equal(direction is null, said[1] is null);
            }
        }
    }

    [GeneratedRegex(@"\b(because|improv\w*|declin\w*|better|worse|worst|best|good|bad|well done|stable|due to|thanks to|p =)\b|[0-9]\.[0-9]|%", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    private static AreaChange Change(ChangeStatus status, ChangeDirection? direction) => new(PracticeArea.Trust, status, direction)
    {
        ReadingsNeeded = status is ChangeStatus.Building ? 3 : 0,
        Contrast = status is ChangeStatus.Building ? null : new Contrast { Delta = -11 },
        Compared = status is ChangeStatus.Building ? null : Over(new DateOnly(2026, 5, 5)),
    };

    private static ComparedReadings Over(DateOnly lastBefore) => new(3, 8, lastBefore, new DateOnly(2026, 6, 9), HasBounds: false);
}
