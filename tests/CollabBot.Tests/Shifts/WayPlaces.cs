using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Shifts;
using CollabBot.Tests.Practice;
using Xunit;

namespace CollabBot.Tests.Shifts;

/// <summary>Where a level lies on the way, and what is said of it.</summary>
public sealed class WayPlaces
{
    [Theory]
    [InlineData(75, LevelBound.None, 10, 4, 4)]
    [InlineData(75, LevelBound.None, 15, 3, 5)]
    [InlineData(65, LevelBound.None, 10, 3, 4)]
    [InlineData(50, LevelBound.None, 5, 3, 3)]
    [InlineData(90, LevelBound.None, 15, 4, 5)]
    [InlineData(90, LevelBound.OrHigher, 5, 4, 5)]
    [InlineData(30, LevelBound.OrLower, 15, 1, 3)]
    [InlineData(10, LevelBound.OrLower, 5, 1, 2)]
    public void A_level_lies_at_every_step_that_it_touches(int value, LevelBound bound, int giveOrTake, int first, int last) =>
        Assert.Equal(new WayPlace(first, last), WayPlace.Of(new Level(value, bound, giveOrTake, SizeBand.From5)));

    [Fact]
    public void Every_level_that_can_be_told_lies_on_the_way_and_at_its_own_step()
    {
        foreach (var value in Enumerable.Range(0, 21).Select(step => 5 * step))
        {
            foreach (var bound in Enum.GetValues<LevelBound>())
            {
                var place = WayPlace.Of(new Level(value, bound, 10, SizeBand.From5));

                Assert.InRange(place.First, 1, place.Last);
                Assert.InRange(place.Last, place.First, WayPlace.Steps);
                Assert.True(place.Has(1 + (int)Math.Floor((value + 12.5) / 25)));
            }
        }
    }

    [Theory]
    [InlineData(4, 4, "at step 4 of 5")]
    [InlineData(3, 4, "at step 3 or 4 of 5")]
    [InlineData(2, 5, "somewhere from step 2 to step 5 of 5")]
    public void It_is_said_in_words(int first, int last, string expected) => Assert.Equal(expected, WaysWording.Of(new WayPlace(first, last)));

    [Fact]
    public void What_is_said_of_it_can_be_read_at_twelve_but_for_the_names_that_the_source_gives() => Assert.All(
        (IEnumerable<string>)
        [
            WaysWording.NotYet, WaysWording.Steps, WaysWording.NotSingle, WaysWording.StepsGiven, WaysWording.When(5),
            WaysWording.Source.Replace("Chapman, van Amersfoort and Watson, What Works Scotland, 2017", "these people", StringComparison.Ordinal),
            WaysWording.Of(new WaysReading(new DateOnly(2026, 11, 24), new Level(65, LevelBound.None, 10, SizeBand.From5))),
        ],
        text => Assert.True(ReadingAge.Of(text) <= 12, text));

    [Fact]
    public void The_shifts_stand_in_the_words_of_the_source() => Assert.Equal(
        [
            "talking or action → talk and action", "narrow achievement goals → learning with meaning and purpose", "episodic meetings → embedded cultures",
            "administratively imposed → practitioner led", "comfortable and contrived → genuine and respectful", "conversation → dialogue", "for consumers → with consumers",
        ],
        PracticeShift.All.Select(shift => shift.ToString()));
}
