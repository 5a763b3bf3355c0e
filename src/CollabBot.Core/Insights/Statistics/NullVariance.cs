namespace CollabBot.Core.Insights.Statistics;

/// <summary>Variance, on a scale of 1 to 5, of answers that agree no more than chance: what r_wg measures against (science.md C5).</summary>
/// <remarks>
/// Source: L. R. James, R. G. Demaree and G. Wolf, J. Applied Psychology 69 (1984); J. M. LeBreton and J. L. Senter, Organizational Research Methods 11 (2008), from whom the shapes come.
/// Each is the variance of the distribution named; a test computes it again.
/// </remarks>
public static class NullVariance
{
    /// <summary>(A² − 1)/12: all answers equally likely.</summary>
    public const double Uniform = 2.0;

    /// <summary>(.05, .15, .20, .35, .25): people lean to the upper half. For pulses the honest null.</summary>
    public const double SlightSkew = 1.34;

    /// <summary>(0, .10, .15, .40, .35).</summary>
    public const double ModerateSkew = 0.90;

    /// <summary>(0, 0, .10, .40, .50).</summary>
    public const double HeavySkew = 0.44;

    /// <summary>(.11, .22, .34, .22, .11).</summary>
    public const double Triangular = 1.32;

    /// <summary>(.07, .24, .38, .24, .07).</summary>
    public const double Normal = 1.04;
}
