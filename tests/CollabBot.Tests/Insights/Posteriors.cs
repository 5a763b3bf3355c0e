using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C4.</summary>
public sealed class Posteriors
{
    [Fact]
    public void Favourable_answers_are_drawn_towards_what_is_usual()
    {
        var posterior = FavourabilityPosterior.Of(5, 8, FavourabilityPrior.Default);

        Assert.Equal((9.8, 6.2), (posterior.A, Math.Round(posterior.B, 10)));
        Assert.Equal(.6125, posterior.Mean, 10);
        Assert.Equal(.4097, posterior.Interval(.90).Low, 4);
        Assert.Equal(.7988, posterior.Interval(.90).High, 4);
    }

    [Fact]
    public void A_level_is_drawn_towards_what_is_usual()
    {
        var spread = Score.Spread(Answers.A)!.Value;

        var posterior = LevelPosterior.Of(68.75, spread / Math.Sqrt(8), LevelPrior.Default);

        Assert.Equal(9.1491, spread / Math.Sqrt(8), 4);
        Assert.Equal(.4557, posterior.Drawn, 4);
        Assert.Equal(67.041, posterior.Mean, 3);
        Assert.Equal(6.750, posterior.StandardDeviation, 3);
        Assert.Equal(55.94, posterior.Interval(.90).Low, 2);
        Assert.Equal(78.14, posterior.Interval(.90).High, 2);
    }

    [Fact]
    public void The_shrunk_spread_draws_about_as_far()
    {
        var error = Score.ShrunkSpread(Answers.A)!.Value / Math.Sqrt(8);

        var posterior = LevelPosterior.Of(68.75, error, LevelPrior.Default);

        Assert.Equal(9.0072, error, 4);
        Assert.Equal(.4479, posterior.Drawn, 4);
        Assert.Equal(67.070, posterior.Mean, 3);
        Assert.Equal(6.693, posterior.StandardDeviation, 3);
    }

    [Fact]
    public void Without_answers_what_is_usual_is_left() => Assert.Equal(.60, FavourabilityPosterior.Of(0, 0, FavourabilityPrior.Default).Mean, 10);

    [Fact]
    public void A_level_that_is_known_is_not_drawn() => Assert.Equal(new LevelPosterior(0, 40, 0), LevelPosterior.Of(40, 0, LevelPrior.Default));
}
