using MathNet.Numerics.Distributions;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>The share of favourable answers, drawn towards what is usual: the beta-binomial model (science.md C4). To rank areas by, never shown as the score. Pure.</summary>
/// <remarks>Beta(m0·κ + k, (1 − m0)·κ + n − k). Source: Gelman et al., <i>Bayesian Data Analysis</i>, 2.4.</remarks>
/// <param name="A">First parameter of the beta distribution; above 0.</param>
/// <param name="B">Second parameter; above 0.</param>
public readonly record struct FavourabilityPosterior(double A, double B)
{
    /// <param name="favourable">k, 0 to <paramref name="n"/>.</param>
    /// <param name="n">Zero or more: without answers the prior is left.</param>
    public static FavourabilityPosterior Of(int favourable, int n, FavourabilityPrior prior)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(favourable);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, favourable);
        return new FavourabilityPosterior((prior.Mean * prior.Answers) + favourable, ((1 - prior.Mean) * prior.Answers) + n - favourable);
    }

    /// <summary>0 to 1.</summary>
    public double Mean => A / (A + B);

    /// <summary>The central credible interval.</summary>
    public Interval Interval(double confidence)
    {
        var upper = Quantiles.Upper(confidence);
        return new Interval(Beta.InvCDF(A, B, 1 - upper), Beta.InvCDF(A, B, upper));
    }
}
