using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Analysis;

/// <summary>What of an area's latest round the team would be shown, and in which words. Immutable.</summary>
/// <param name="Level">Null below the threshold: then nothing is shown.</param>
/// <param name="Words">About its direction and about how near to one another the answers lie; or that there are not enough of them.</param>
public sealed record ShownReading(Level? Level, string Words)
{
    /// <param name="people">As <see cref="TeamResponses.People"/>.</param>
    /// <param name="change">What the levels that were shown allow to be said; null where none was.</param>
    internal static ShownReading Of(AnswerCounts counts, int people, AreaChange? change)
    {
        // Nobody in the data is known to receive a digest.
        if (!ReleaseThreshold.Default.IsMet(counts.N, fromOthers: counts.N) || change is null)
        {
            return new ShownReading(null, Wording.NotEnough);
        }

        var level = ReleaseGate.Show(counts, people);
        var direction = ChangeWording.Of(change);
        return new ShownReading(level, level.Agreement is { } agreement ? $"{direction} {Wording.Of(agreement)}" : direction);
    }
}
