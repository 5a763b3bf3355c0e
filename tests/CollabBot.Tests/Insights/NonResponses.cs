using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C10.</summary>
public sealed class NonResponses
{
    [Fact]
    public void Those_who_did_not_answer_could_have_said_anything()
    {
        var favourable = NonResponse.FavourableBounds(Answers.A, Answers.AskedInA)!.Value;
        var mean = NonResponse.MeanBounds(Answers.A, Answers.AskedInA)!.Value;

        Assert.Equal((.4167, .75), (Math.Round(favourable.Low, 4), favourable.High));
        Assert.Equal((45.83, 79.17), (Math.Round(mean.Low, 2), Math.Round(mean.High, 2)));
        Assert.Equal(new Interval(0, 100), NonResponse.MeanBounds(default, 5));
        Assert.Null(NonResponse.MeanBounds(default, 0));
        Assert.Null(NonResponse.FavourableBounds(default, 0));
    }

    [Theory]
    [InlineData(8, 12, -5)]
    [InlineData(5, 12, -8.75)]
    [InlineData(11, 12, -1.25)]
    public void They_likely_sit_lower(int n, int asked, double shift) => Assert.Equal(shift, NonResponse.LikelyShift((double)n / asked), 9);

    [Theory]
    [InlineData(.49, ResponseFlags.FewerThanHalf | ResponseFlags.ShiftIsLikely)]
    [InlineData(.50, ResponseFlags.ShiftIsLikely)]
    [InlineData(.60, ResponseFlags.ShiftIsLikely)]
    [InlineData(.61, ResponseFlags.None)]
    public void A_low_response_is_flagged(double response, ResponseFlags flags) => Assert.Equal(flags, NonResponse.Flags(response, []));

    [Fact]
    public void A_response_far_below_the_last_six_is_flagged()
    {
        Assert.Equal(ResponseFlags.FewerThanUsual, NonResponse.Flags(.70, [.9, .9, .9, .9, .9, .9]));
        Assert.Equal(ResponseFlags.None, NonResponse.Flags(.71, [.9, .9, .9, .9, .9, .9]));
        Assert.Equal(ResponseFlags.FewerThanUsual, NonResponse.Flags(.65, [.8, .9]));
        Assert.Equal(ResponseFlags.None, NonResponse.Flags(.7, [.9, .9, .9, .9, .8, .8, .8, .8]));
    }

    [Theory]
    [InlineData(-8, .9, .5, true)]
    [InlineData(-14, .9, .5, false)]
    [InlineData(8, .5, .9, true)]
    [InlineData(-11, .9, .5, false)]
    [InlineData(-10.9, .9, .5, true)]
    [InlineData(-8, .7, .7, false)]
    [InlineData(-4, .7, .7, true)]
    [InlineData(-3, 1, .1, true)]
    public void A_change_that_the_response_could_make_is_doubted(double delta, double before, double after, bool could) =>
        Assert.Equal(could, NonResponse.CouldExplain(delta, before, after));

    [Fact]
    public void More_than_all_cannot_answer()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NonResponse.Flags(1.1, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => NonResponse.MeanBounds(Answers.A, 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => NonResponse.CouldExplain(8, 1.1, 1));
    }
}
