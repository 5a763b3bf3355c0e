namespace CollabBot.Core.Insights.Statistics;

/// <summary>Mean and sum of squared deviations of values, taken in one pass without loss of digits.</summary>
/// <remarks>Source: B. P. Welford, Technometrics 4 (1962).</remarks>
internal readonly record struct Moments(int N, double Mean, double SumOfSquares)
{
    public static Moments Of(ReadOnlySpan<double> values)
    {
        var moments = new Moments();
        foreach (var value in values)
        {
            moments = moments.With(value);
        }

        return moments;
    }

    /// <summary>With n − 1; needs two values.</summary>
    public double Variance => SumOfSquares / (N - 1);

    public Moments With(double value)
    {
        var mean = Mean + ((value - Mean) / (N + 1));
        return new Moments(N + 1, mean, SumOfSquares + ((value - Mean) * (value - mean)));
    }
}
