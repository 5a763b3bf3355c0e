namespace CollabBot.Core.Insights.Statistics;

/// <summary>How much a team's readings vary when nothing has changed, as far as that can be said beforehand (science.md C8).</summary>
/// <remarks>To be estimated again after twenty teams × ten weeks, and the calibration run again with it.</remarks>
/// <param name="Spread">S0: standard deviation of single answers in points.</param>
/// <param name="Stable">ρ: share of the variance between people that stays from round to round, 0 to 1. It cancels as far as the same people answer.</param>
/// <param name="Shock">σ_g: standard deviation of what moves the whole team for one round, in points.</param>
/// <param name="Degrees">ν_L: how many degrees of freedom all this is worth.</param>
public readonly record struct ReadingNoise(double Spread, double Stable, double Shock, double Degrees)
{
    /// <summary>S0 = 25, ρ = .5, σ_g = 2, ν_L = 8.</summary>
    public static ReadingNoise Default => new(25, 0.5, 2, 8);

    /// <summary>σ0(n, N) = √((S0²/n)(1 − ρ·n/N) + σ_g²), in points.</summary>
    /// <param name="answers">n, above 0; may be a mean over readings.</param>
    /// <param name="asked">N, at least <paramref name="answers"/>.</param>
    public double Sigma(double answers, double asked)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(answers);
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, answers);
        return Math.Sqrt((Spread * Spread / answers * (1 - (Stable * answers / asked))) + (Shock * Shock));
    }
}
