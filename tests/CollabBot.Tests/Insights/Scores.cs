using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C1.</summary>
public sealed class Scores
{
    [Fact]
    public void Dataset_a_has_its_score_and_spreads()
    {
        Assert.Equal(68.75, Score.Mean(Answers.A)!.Value, 10);
        Assert.Equal(25.8775, Score.Spread(Answers.A)!.Value, 4);
        Assert.Equal(25.4762, Score.ShrunkSpread(Answers.A)!.Value, 4);
    }

    [Fact]
    public void Equal_answers_have_no_spread_and_still_a_shrunk_one()
    {
        var same = Answers.Of(4, 4, 4, 4, 4);

        Assert.Equal(0, Score.Spread(same));
        Assert.Equal(19.3649, Score.ShrunkSpread(same)!.Value, 4);
    }

    [Fact]
    public void Nobody_has_no_score_and_one_person_no_spread()
    {
        Assert.Null(Score.Mean(default));
        Assert.Null(Score.ShrunkSpread(default));
        Assert.Null(Score.Spread(Answers.Of(3)));
        Assert.Equal(25, Score.ShrunkSpread(Answers.Of(3)));
    }
}
