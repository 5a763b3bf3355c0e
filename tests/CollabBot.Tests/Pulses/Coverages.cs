using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class Coverages
{
    [Theory]
    [InlineData(5, .7, .17)]
    [InlineData(5, .9, .59)]
    [InlineData(6, .7, .42)]
    [InlineData(6, .8, .66)]
    [InlineData(6, .9, .89)]
    [InlineData(7, .7, .65)]
    [InlineData(7, .8, .85)]
    [InlineData(7, .9, .97)]
    [InlineData(8, .7, .81)]
    [InlineData(8, .8, .94)]
    [InlineData(8, .9, .99)]
    [InlineData(10, .7, .95)]
    public void The_chance_of_five_answers_agrees_with_the_published_table(int people, double response, double chance) =>
        Assert.InRange(Weekly(people, response).Chance, chance - .01, chance + .01);

    [Theory]
    [InlineData(1, 10, 3)]
    [InlineData(2, 20, 6)]
    [InlineData(3, 31, 10)]
    [InlineData(4, 39, 13)]
    [InlineData(5, 52, 17)]
    public void Readings_a_year_agree_with_the_published_table(int questions, int ofCore, int ofOthers)
    {
        var coverage = Coverage.Of(new CoverageRhythm(questions, 7), ReleaseThreshold.Default, 12, 0, .7);

        Assert.All(coverage.Areas, area => Assert.InRange(area.ReadingsPerYear, (area.Area.IsCore ? ofCore : ofOthers) - .5, (area.Area.IsCore ? ofCore : ofOthers) + .5));
    }

    [Fact]
    public void A_digest_reader_s_answer_is_not_one_of_those_that_keep_the_others_safe()
    {
        Assert.Equal(Math.Pow(.9, 5), Coverage.Of(CoverageRhythm.Weekly, ReleaseThreshold.Default, 5, 1, .9).Chance, 9);
        Assert.Equal(0, Coverage.Of(CoverageRhythm.Weekly, ReleaseThreshold.Default, 5, 2, 1).Chance);
        Assert.Equal(1, Coverage.Of(CoverageRhythm.Weekly, ReleaseThreshold.Default, 6, 2, 1).Chance, 9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_team_in_which_nothing_could_ever_be_shown_gets_nudges_only(int people)
    {
        var coverage = Weekly(people, 1);

        Assert.Equal(new CoverageAdvice.NudgesOnly(ReleaseThreshold.Default, people, 0), coverage.Advice);
        Assert.Equal(0, coverage.Chance);
        Assert.All(coverage.Areas, area => Assert.Null(area.Weeks));
        Assert.Contains("too small", CoverageWording.Of(coverage.Advice), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void A_small_team_is_advised_to_be_asked_every_two_weeks(int people)
    {
        var fortnightly = Coverage.Of(new CoverageRhythm(3, 14), ReleaseThreshold.Default, people, 0, .7);

        Assert.Equal(new CoverageAdvice.AskFortnightly(people), Weekly(people, .7).Advice);
        Assert.Equal(new CoverageAdvice.SomeRoundsWithheld(people), fortnightly.Advice);
    }

    [Fact]
    public void From_eight_on_there_is_nothing_to_do()
    {
        Assert.IsType<CoverageAdvice.LargeEnough>(Weekly(8, .7).Advice);
        Assert.Equal("", CoverageWording.Of(Weekly(8, .7).Advice));
    }

    [Fact]
    public void With_a_raised_threshold_more_people_are_a_small_team() =>
        Assert.IsType<CoverageAdvice.AskFortnightly>(Coverage.Of(CoverageRhythm.Weekly, new ReleaseThreshold(10), 12, 0, .7).Advice);

    [Fact]
    public void Each_area_is_promised_as_often_as_nineteen_in_twenty_stretches_show_it()
    {
        var large = Weekly(12, .7);
        var small = Weekly(6, .7);

        Assert.Equal("Trust: at least 5 answers every 2 weeks", CoverageWording.Of(large.Areas.Single(area => area.Area == PracticeArea.Trust)));
        Assert.Equal("Mobilising: at least 5 answers every 5 weeks", CoverageWording.Of(large.Areas.Single(area => area.Area == PracticeArea.Mobilising)));
        Assert.Equal("Trust: at least 5 answers every 10 weeks", CoverageWording.Of(small.Areas.Single(area => area.Area == PracticeArea.Trust)));
        Assert.Equal("Mobilising: too few answers to promise a reading", CoverageWording.Of(small.Areas.Single(area => area.Area == PracticeArea.Mobilising)));
    }

    [Theory]
    [InlineData(6, 1, "If seven in ten answer, about 4 pulses in 10 can be shown. Trust, Information flow and Equality: at least 5 answers every 10 weeks. Each other area: too few answers to promise a reading.")]
    [InlineData(6, 2, "If seven in ten answer, about 4 pulses in 10 can be shown. Trust, Information flow and Equality: at least 5 answers every 20 weeks. Each other area: too few answers to promise a reading.")]
    [InlineData(12, 1, "If seven in ten answer, nearly every pulse can be shown. Trust, Information flow and Equality: at least 5 answers every 2 weeks. Each other area: at least 5 answers every 5 weeks.")]
    public void What_a_team_can_expect_is_said_in_a_few_words(int people, int weeks, string said) =>
        Assert.Equal(said, CoverageWording.Of(Coverage.Of(new CoverageRhythm(3, 7 * weeks), ReleaseThreshold.Default, people, 0, Coverage.ExpectedResponse)));

    [Fact]
    public void In_a_large_team_every_area_is_read_as_often_as_the_core() =>
        Assert.All(Weekly(90, .6).Areas, area => Assert.Equal(5 / 3.0, area.WeeksBetweenReadings, 9));

    private static Coverage Weekly(int people, double response) => Coverage.Of(CoverageRhythm.Weekly, ReleaseThreshold.Default, people, 0, response);
}
