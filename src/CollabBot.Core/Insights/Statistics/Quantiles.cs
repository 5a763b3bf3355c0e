using System.Collections.Concurrent;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>Quantiles and tails that several statistics use; the distributions are MathNet's.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal static class Quantiles
{
    /// <summary>Above this many degrees of freedom nothing is remembered, so that what is remembered stays small.</summary>
    private const int MostRemembered = 512;

    /// <summary>The library looks for this quantile by bisection, some fifty evaluations each, and a digest asks for the same few hundreds of times.</summary>
    private static readonly ConcurrentDictionary<(int Degrees, double Confidence), double> Remembered = new();

    /// <summary>z with P(|Z| ≤ z) = confidence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1, both excluded.</exception>
    public static double Normal(double confidence) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Upper(confidence));

    /// <summary>t with P(|T| ≤ t) = confidence.</summary>
    /// <inheritdoc cref="Normal"/>
    public static double StudentT(double degrees, double confidence)
    {
        var upper = Upper(confidence);
        return degrees <= MostRemembered && double.IsInteger(degrees) && confidence is 0.95 or 0.90
            ? Remembered.GetOrAdd(((int)degrees, confidence), static key => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, key.Degrees, Upper(key.Confidence)))
            : MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, degrees, upper);
    }

    /// <summary>P(|T| ≥ |t|).</summary>
    public static double TwoSidedP(double t, double degrees) => Math.Min(1, 2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, degrees, -Math.Abs(t)));

    /// <summary>P(|Z| ≥ |z|).</summary>
    public static double TwoSidedP(double z) => Math.Min(1, 2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -Math.Abs(z)));

    /// <summary>The probability below the upper end of a central interval.</summary>
    public static double Upper(double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        return (1 + confidence) / 2;
    }
}
