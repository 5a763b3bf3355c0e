using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.LinearAlgebra;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>How many readings a chart's line stays within its limits on average, with σ known: what a limit promises (science.md C8, G). Pure.</summary>
/// <remarks>
/// The average run length from a state s solves L(s) = 1 + ∫ L(x) f(x | s) dx over the states within the limits; solved at Gauss-Legendre nodes. Source: C. H. Brook and D. A.
/// Evans, Biometrika 59 (1972) and E. S. Page (1954) for CUSUM; S. V. Crowder, Technometrics 29 (1987) for EWMA.
/// </remarks>
public static class RunLength
{
    /// <summary>Enough for six digits with every limit that is in use.</summary>
    private const int Nodes = 80;

    /// <summary>One-sided CUSUM that starts at 0.</summary>
    /// <param name="allowance">k, zero or more.</param>
    /// <param name="limit">h, above 0.</param>
    /// <param name="shift">How far the readings have moved towards the limit, in standard deviations; 0 gives the run length to a false alarm.</param>
    public static double OfCusum(double allowance, double limit, double shift)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(allowance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);

        // From s the next state is s + z − k, or 0 when that lies below: 0 has a mass of its own, and comes first.
        var (nodes, weights) = Rule(0, limit);
        double[] states = [0, .. nodes];
        return Solve(states.Length, (from, to) => to == 0
            ? Normal.CDF(shift, 1, allowance - states[from])
            : weights[to - 1] * Normal.PDF(shift, 1, states[to] - states[from] + allowance))[0];
    }

    /// <summary>Both sides of a CUSUM together: 1/L = 1/L⁺ + 1/L⁻.</summary>
    /// <inheritdoc cref="OfCusum"/>
    public static double OfTwoSidedCusum(double allowance, double limit, double shift) =>
        1 / ((1 / OfCusum(allowance, limit, shift)) + (1 / OfCusum(allowance, limit, -shift)));

    /// <summary>Two-sided EWMA that starts at the mean, its limits at ± <paramref name="limit"/> final standard deviations.</summary>
    /// <param name="weight">λ, above 0 to 1.</param>
    /// <inheritdoc cref="OfCusum"/>
    public static double OfEwma(double weight, double limit, double shift)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var half = limit * Math.Sqrt(weight / (2 - weight));
        var (states, weights) = Rule(-half, half);
        var lengths = Solve(states.Length, (from, to) => weights[to] * Density(states[from], states[to]));

        var fromMean = 1.0;
        for (var to = 0; to < states.Length; to++)
        {
            fromMean += weights[to] * Density(0, states[to]) * lengths[to];
        }

        return fromMean;

        double Density(double from, double to) => Normal.PDF(shift, 1, (to - ((1 - weight) * from)) / weight) / weight;
    }

    private static (double[] Nodes, double[] Weights) Rule(double low, double high)
    {
        var rule = new GaussLegendreRule(low, high, Nodes);
        return (rule.Abscissas, rule.Weights);
    }

    /// <summary>L = 1 + P·L.</summary>
    private static Vector<double> Solve(int states, Func<int, int, double> chance) =>
        (Matrix<double>.Build.DenseIdentity(states) - Matrix<double>.Build.Dense(states, states, chance)).Solve(Vector<double>.Build.Dense(states, 1));
}
