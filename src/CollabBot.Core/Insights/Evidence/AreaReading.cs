using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>An area's answers in one round, as far as statements about change need them. Immutable.</summary>
public sealed record AreaReading
{
    /// <param name="score">0 to 100.</param>
    /// <param name="answers">n, at least <see cref="ReleaseThreshold.Floor"/>: with fewer there is no reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside those.</exception>
    public AreaReading(PracticeArea area, double score, int answers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(score, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(answers, ReleaseThreshold.Floor);
        (Area, Score, Answers, Responded) = (area, score, answers, answers);
    }

    /// <summary>A reading of which nothing is used but what was told, so that what is said of it tells nothing more (P10, P11; ADR 0025).</summary>
    /// <param name="responded">The number of answers, for the share that answered and nothing else.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than the level says.</exception>
    public static AreaReading Told(PracticeArea area, Level level, int responded)
    {
        var fewest = ReleaseGate.Fewest(level.Size);
        ArgumentOutOfRangeException.ThrowIfLessThan(responded, fewest);
        return new AreaReading(area, level.Value, fewest) { Bound = level.Bound, Responded = responded };
    }

    public PracticeArea Area { get; }

    public double Score { get; }

    /// <summary>How many answers the noise of the score is judged by.</summary>
    public int Answers { get; }

    /// <summary>Whether the score is only known to be so low, or so high.</summary>
    public LevelBound Bound { get; private init; }

    internal int Responded { get; private init; }
}
