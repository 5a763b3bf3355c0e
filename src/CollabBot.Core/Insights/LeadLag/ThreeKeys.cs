using CollabBot.Core.Insights.Statistics;
using MathNet.Numerics.Distributions;

namespace CollabBot.Core.Insights.LeadLag;

/// <summary>Which pairs of areas open all three keys (science.md E3). Pure.</summary>
/// <remarks>
/// <list type="number">
/// <item>Each area explained by all eight a sweep before; false discovery rate .05 over the 56 pairs, standardised slope .05 or more.</item>
/// <item>The same on what is left once the mean of all areas has been taken out of each row, with the area's own past and the other's: a mood that moves all areas opens no lock.</item>
/// <item>cov(a now, b later) − cov(b now, a later), a value for each team, above zero at .05 one-sided, before and after taking out that mean: noise of measurement cancels here.</item>
/// </list>
/// </remarks>
internal static class ThreeKeys
{
    private const double Rate = 0.05;
    private const double LeastBeta = 0.05;

    private static readonly int[] All = [.. Enumerable.Range(0, SweepPanel.Areas)];
    private static readonly (int From, int To)[] Pairs = [.. from source in All from target in All where source != target select (source, target)];

    /// <returns>The pairs and their standardised slopes of the first key; null when areas cannot be told apart.</returns>
    public static IReadOnlyList<(int From, int To, double Beta)>? Open(SweepPanel means)
    {
        var raw = means.Within();
        if (Together(raw) is not { } together)
        {
            return null;
        }

        var ipsatised = raw.Ipsatised();
        var apart = PairByPair(ipsatised);
        var (passesTogether, passesApart) = (Passing(together), Passing(apart));
        return [.. Pairs.Index().Where(pair => passesTogether[pair.Index] && passesApart[pair.Index] && Leads(raw, pair.Item) && Leads(ipsatised, pair.Item))
            .Select(pair => (pair.Item.From, pair.Item.To, together[pair.Index].Beta))];
    }

    private static LaggedRegression[]? Together(SweepPanel panel)
    {
        var products = new LagProducts(panel);
        var found = new LaggedRegression[SweepPanel.Areas][];
        foreach (var target in All)
        {
            if (LaggedRegression.Of(panel, products, target, All) is not { } slopes)
            {
                return null;
            }

            found[target] = slopes;
        }

        return [.. Pairs.Select(pair => found[pair.To][pair.From])];
    }

    private static LaggedRegression[] PairByPair(SweepPanel panel)
    {
        var products = new LagProducts(panel);
        return [.. Pairs.Select(pair => LaggedRegression.Of(panel, products, pair.To, [pair.To, pair.From])?[1] ?? new LaggedRegression(0, 1))];
    }

    private static bool[] Passing(LaggedRegression[] slopes)
    {
        var adjusted = BenjaminiHochberg.Adjusted([.. slopes.Select(slope => slope.P)]);
        return [.. slopes.Zip(adjusted, (slope, p) => p <= Rate && slope.Beta >= LeastBeta)];
    }

    private static bool Leads(SweepPanel panel, (int From, int To) pair)
    {
        var values = new double[panel.Teams];
        for (var team = 0; team < values.Length; team++)
        {
            var (sum, steps) = (0.0, 0);
            foreach (var row in panel.StepsOf(team))
            {
                sum += (panel[row][pair.From] * panel[row + 1][pair.To]) - (panel[row][pair.To] * panel[row + 1][pair.From]);
                steps++;
            }

            values[team] = sum / steps;
        }

        var moments = Moments.Of(values);
        var error = Math.Sqrt(moments.Variance / moments.N);
        return moments.Mean > 0 && error > 0 && StudentT.CDF(0, 1, moments.N - 1, -moments.Mean / error) < Rate;
    }
}
