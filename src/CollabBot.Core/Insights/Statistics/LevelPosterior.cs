namespace CollabBot.Core.Insights.Statistics;

/// <summary>An area's level, drawn towards what is usual: the normal-normal model (science.md C4). To rank areas and choose nudges by, never shown as the score. Pure.</summary>
/// <remarks>B = se²/(se² + τ0²); mean B·μ0 + (1 − B)·ȳ; variance (1 − B)·se². Source: Gelman et al., <i>Bayesian Data Analysis</i>, 2.5; B. Efron and C. Morris, JASA 70 (1975).</remarks>
/// <param name="Drawn">B, 0 to 1: how far the mean is drawn to the prior's.</param>
/// <param name="Mean">In points of 0 to 100.</param>
/// <param name="StandardDeviation">In points; zero or more.</param>
public readonly record struct LevelPosterior(double Drawn, double Mean, double StandardDeviation)
{
    /// <param name="mean">ȳ in points.</param>
    /// <param name="standardError">se of ȳ in points; zero or more.</param>
    public static LevelPosterior Of(double mean, double standardError, LevelPrior prior)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(standardError);
        var drawn = standardError * standardError / ((standardError * standardError) + (prior.Spread * prior.Spread));
        return new LevelPosterior(drawn, (drawn * prior.Mean) + ((1 - drawn) * mean), Math.Sqrt(1 - drawn) * standardError);
    }

    /// <summary>The central credible interval, not clipped to the scale.</summary>
    public Interval Interval(double confidence)
    {
        var half = Quantiles.Normal(confidence) * StandardDeviation;
        return new Interval(Mean - half, Mean + half);
    }
}
