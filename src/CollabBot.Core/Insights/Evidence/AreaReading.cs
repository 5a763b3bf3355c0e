using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>An area's answers in one round, as far as statements about change need them. Immutable.</summary>
public sealed record AreaReading
{
    /// <param name="score">Unrounded, 0 to 100.</param>
    /// <param name="answers">n, at least <see cref="ReleaseThreshold.Floor"/>: with fewer there is no reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside those.</exception>
    public AreaReading(PracticeArea area, double score, int answers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(score, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(answers, ReleaseThreshold.Floor);
        (Area, Score, Answers) = (area, score, answers);
    }

    public PracticeArea Area { get; }

    public double Score { get; }

    public int Answers { get; }
}
