using MathNet.Numerics.Distributions;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>The latest readings against those before: what every statement about a change rests on (science.md C8). Pure.</summary>
/// <remarks>
/// <para>
/// h = mean of (difference of neighbours)²/2 within the baseline and within the recent readings, not across the join; q differences; ν = 2q/3.
/// σ̂² = (ν_L·σ0² + ν·h)/(ν_L + ν), σ0 of <see cref="ReadingNoise"/> at the mean n. Δ = mean(recent) − mean(baseline); se = σ̂·√(1/m + 1/m_b); t = Δ/se with ν_L + ν degrees of freedom.
/// </para>
/// <para>
/// Source: J. von Neumann et al., Ann. Math. Statist. 12 (1941) for h, which a slow drift does not swell; the combination with a prior variance as in G. K. Smyth, Stat. Appl.
/// Genet. Mol. Biol. 3 (2004). No finite population correction: what people answer next week is not drawn from what they answered this week.
/// </para>
/// </remarks>
/// <param name="Delta">Δ in points; below 0 when the recent readings lie below the others.</param>
/// <param name="NeighbourVariance">h in points²; 0 when there is no pair of neighbours.</param>
/// <param name="SeriesDegrees">ν.</param>
/// <param name="AssumedSigma">σ0 in points.</param>
/// <param name="Sigma">σ̂ in points.</param>
/// <param name="StandardError">se in points.</param>
/// <param name="DegreesOfFreedom">ν_L + ν.</param>
/// <param name="P">Two-sided, 0 to 1.</param>
public readonly record struct Contrast(
    double Delta,
    double NeighbourVariance,
    double SeriesDegrees,
    double AssumedSigma,
    double Sigma,
    double StandardError,
    double T,
    double DegreesOfFreedom,
    double P)
{
    /// <param name="baseline">Scores in order of time.</param>
    /// <param name="recent">Scores in order of time, later than all of the baseline.</param>
    /// <param name="answers">Mean number of answers over all these readings, above 0.</param>
    /// <param name="asked">Mean number of people asked, at least <paramref name="answers"/>.</param>
    /// <returns>Null when there is nothing on one side.</returns>
    public static Contrast? Of(ReadOnlySpan<double> baseline, ReadOnlySpan<double> recent, double answers, double asked, ReadingNoise noise)
    {
        if (baseline.IsEmpty || recent.IsEmpty)
        {
            return null;
        }

        var differences = baseline.Length + recent.Length - 2;
        var neighbours = differences == 0 ? 0 : (SquaredSteps(baseline) + SquaredSteps(recent)) / 2 / differences;
        var series = 2.0 * differences / 3;
        var assumed = noise.Sigma(answers, asked);
        var degrees = noise.Degrees + series;
        var sigma = Math.Sqrt(((noise.Degrees * assumed * assumed) + (series * neighbours)) / degrees);
        var delta = Mean(recent) - Mean(baseline);
        var error = sigma * Math.Sqrt((1.0 / recent.Length) + (1.0 / baseline.Length));
        var t = delta / error;
        return new Contrast(delta, neighbours, series, assumed, sigma, error, t, degrees, Quantiles.TwoSidedP(t, degrees));
    }

    /// <summary>Where the change lies, by these readings.</summary>
    public Interval Interval(double confidence)
    {
        var half = Quantiles.StudentT(DegreesOfFreedom, confidence) * StandardError;
        return new Interval(Delta - half, Delta + half);
    }

    /// <summary>Whether the 90 % interval lies inside ± margin: evidence that nothing of that size has changed.</summary>
    /// <remarks>Asked as two one-sided tests at 5 %, which is the same and needs no quantile (D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15, 1987).</remarks>
    /// <param name="margin">In points, above 0.</param>
    public bool IsWithin(double margin)
    {
        var room = margin - Math.Abs(Delta);
        return room > 0 && StudentT.CDF(0, 1, DegreesOfFreedom, -room / StandardError) < OneSided;
    }

    private const double OneSided = 0.05;

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double SquaredSteps(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var i = 1; i < values.Length; i++)
        {
            sum += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
        }

        return sum;
    }
}
