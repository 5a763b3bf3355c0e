namespace CollabBot.Core.Insights.Statistics;

/// <summary>The straight line that a few odd readings do not turn: median of the slopes of all pairs (science.md C8). Pure.</summary>
/// <remarks>Intercept: median of y − b·x, x counting the readings from 1. Source: H. Theil, Proc. KNAW 53 (1950); P. K. Sen, JASA 63 (1968).</remarks>
/// <param name="Slope">b in points for each reading.</param>
/// <param name="Intercept">Where the line lies one reading before the first.</param>
public readonly record struct TheilSen(double Slope, double Intercept)
{
    /// <summary>Pairs of a dozen readings fit on the stack.</summary>
    private const int OnStack = 66;

    /// <returns>Null with fewer than two readings.</returns>
    public static TheilSen? Of(ReadOnlySpan<double> readings)
    {
        var n = readings.Length;
        if (n < 2)
        {
            return null;
        }

        var pairs = n * (n - 1) / 2;
        Span<double> values = pairs <= OnStack ? stackalloc double[OnStack] : new double[pairs];
        var slopes = values[..pairs];
        var found = 0;
        for (var j = 1; j < n; j++)
        {
            for (var i = 0; i < j; i++)
            {
                slopes[found++] = (readings[j] - readings[i]) / (j - i);
            }
        }

        var slope = Median(slopes);
        var left = pairs >= n ? values[..n] : new double[n];
        for (var i = 0; i < n; i++)
        {
            left[i] = readings[i] - (slope * (i + 1));
        }

        return new TheilSen(slope, Median(left));
    }

    private static double Median(Span<double> values)
    {
        values.Sort();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
