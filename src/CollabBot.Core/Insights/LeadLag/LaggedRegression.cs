using CollabBot.Core.Insights.Statistics;

namespace CollabBot.Core.Insights.LeadLag;

/// <summary>An area a sweep later, explained by areas now: least squares with errors clustered by team. Pure.</summary>
/// <remarks>Source: K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986) for the clustered errors, with G/(G − 1)·(n − 1)/(n − k) and t of G − 1 degrees of freedom for G teams.</remarks>
/// <param name="Beta">Standardised: in standard deviations of what is explained, for one of what explains it.</param>
/// <param name="P">Two-sided, 0 to 1.</param>
internal readonly record struct LaggedRegression(double Beta, double P)
{
    /// <summary>Correlations whose inverse would lose all its digits.</summary>
    private const double Singular = 1e10;

    /// <param name="within">Without team and sweep levels.</param>
    /// <param name="target">Which area a sweep later.</param>
    /// <param name="sources">Which areas now.</param>
    /// <returns>For each source; null when they cannot be told apart, or nothing moves.</returns>
    public static LaggedRegression[]? Of(SweepPanel within, LagProducts products, int target, ReadOnlySpan<int> sources)
    {
        var k = sources.Length;
        if (products.Inverse(sources, Singular) is not { } inverse)
        {
            return null;
        }

        Span<double> slopes = stackalloc double[k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                slopes[i] += inverse[i, j] * products.Lagged(sources[j], target);
            }
        }

        Span<double> squares = stackalloc double[k];
        Span<double> scores = stackalloc double[k];
        for (var team = 0; team < within.Teams; team++)
        {
            scores.Clear();
            foreach (var row in within.StepsOf(team))
            {
                var now = within[row];
                var residual = within[row + 1][target];
                for (var i = 0; i < k; i++)
                {
                    residual -= slopes[i] * now[sources[i]];
                }

                for (var i = 0; i < k; i++)
                {
                    scores[i] += now[sources[i]] * residual;
                }
            }

            for (var i = 0; i < k; i++)
            {
                var influence = 0.0;
                for (var j = 0; j < k; j++)
                {
                    influence += inverse[i, j] * scores[j];
                }

                squares[i] += influence * influence;
            }
        }

        var (teams, steps) = ((double)within.Teams, (double)products.Steps);
        var correction = teams / (teams - 1) * (steps - 1) / (steps - k);
        var results = new LaggedRegression[k];
        for (var i = 0; i < k; i++)
        {
            var error = Math.Sqrt(correction * squares[i]);
            var p = error > 0 ? Quantiles.TwoSidedP(slopes[i] / error, teams - 1) : 1;
            results[i] = new LaggedRegression(slopes[i] * products.SpreadNow(sources[i]) / products.SpreadLater(target), p);
        }

        return results;
    }
}
