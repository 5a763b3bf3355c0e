using MathNet.Numerics.Distributions;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>Cronbach's α, how far the items of a scale go together, and Feldt's interval for it (science.md C6). Pure.</summary>
/// <remarks>
/// α = J/(J − 1)·(1 − Σs_j²/s_T²). Interval: 1 − (1 − α)·F(.975; n − 1, (n − 1)(J − 1)) to the same with F(.025). Source: L. J. Cronbach, Psychometrika 16 (1951);
/// L. S. Feldt, Psychometrika 30 (1965). These are the bare formulas; whether they may be applied is decided by <see cref="Reliability"/>.
/// </remarks>
public static class CronbachAlpha
{
    /// <summary>Totals that differ by less, measured by the items, differ in their last binary digits only.</summary>
    private const double Rounding = 1e-12;

    /// <param name="answers">Row after row, a row for each person, complete.</param>
    /// <param name="items">J: answers in a row; the length is a multiple of it.</param>
    /// <returns>At most 1, and below 0 when items run against one another; null with fewer than two rows or items, and when the totals do not differ.</returns>
    public static double? Of(ReadOnlySpan<double> answers, int items)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        if (answers.Length % items != 0)
        {
            throw new ArgumentException("The last row is not complete.", nameof(answers));
        }

        var rows = answers.Length / items;
        if (rows < 2 || items < 2)
        {
            return null;
        }

        var ofItems = 0.0;
        var totals = new double[rows];
        for (var item = 0; item < items; item++)
        {
            var column = new Moments();
            for (var row = 0; row < rows; row++)
            {
                var answer = answers[(row * items) + item];
                column = column.With(answer);
                totals[row] += answer;
            }

            ofItems += column.SumOfSquares;
        }

        var total = Moments.Of(totals).SumOfSquares;
        return total <= Rounding * ofItems ? null : items / (items - 1.0) * (1 - (ofItems / total));
    }

    /// <param name="alpha">As <see cref="Of"/>.</param>
    /// <param name="rows">n, two or more.</param>
    /// <param name="items">J, two or more.</param>
    public static Interval Feldt(double alpha, int rows, int items, double confidence = Interval.UsualConfidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 2);
        var upper = Quantiles.Upper(confidence);
        var (ofRows, ofRest) = (rows - 1.0, (rows - 1.0) * (items - 1.0));
        return new Interval(1 - ((1 - alpha) * FisherSnedecor.InvCDF(ofRows, ofRest, upper)), 1 - ((1 - alpha) * FisherSnedecor.InvCDF(ofRows, ofRest, 1 - upper)));
    }
}
