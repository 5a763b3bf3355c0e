using CollabBot.Core.Insights;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Shifts;

/// <summary>Where a level lies on the way from professional collaboration to collaborative professionalism: at one of five steps, or at several where the level is not sure enough.</summary>
/// <remarks>A step is a label of the answering scale: a score belongs to the label that it is nearest to. Made of a level as it was told, so it tells no more than that.</remarks>
/// <param name="First">1 to <see cref="Steps"/>.</param>
/// <param name="Last">1 to <see cref="Steps"/>; not before <paramref name="First"/>.</param>
public readonly record struct WayPlace(int First, int Last)
{
    public const int Steps = ResponseScale.Points;

    private const double Highest = 100;

    /// <summary>Points of the score from one label to the next.</summary>
    private const double Apart = Highest / (Steps - 1);

    /// <summary>Every step that the level touches, give or take what it is told with; a bound reaches to its end of the way.</summary>
    public static WayPlace Of(Level level) => new(
        StepOf(level.Bound is LevelBound.OrLower ? 0 : level.Value - level.GiveOrTake),
        StepOf(level.Bound is LevelBound.OrHigher ? Highest : level.Value + level.GiveOrTake));

    public bool Has(int step) => step >= First && step <= Last;

    private static int StepOf(double score) => 1 + (int)Math.Floor((Math.Clamp(score, 0, Highest) / Apart) + 0.5);
}
