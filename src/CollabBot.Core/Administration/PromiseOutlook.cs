using CollabBot.Core.Privacy;

namespace CollabBot.Core.Administration;

/// <summary>From when on what was changed of the promise holds (N5).</summary>
/// <param name="WithNextRound">What changes with the next round.</param>
/// <param name="WithNextSweep">What waits until a sweep is over, because people were promised who reads within it.</param>
/// <param name="HasReaders">False when the next round's digest will go to nobody, because all who may read it wait.</param>
public sealed record PromiseOutlook(IReadOnlyList<PromisePoint> WithNextRound, IReadOnlyList<PromisePoint> WithNextSweep, bool HasReaders)
{
    /// <summary>From how many answers on an area will go on to be shown, because that was promised, although fewer are set; null when what is set holds.</summary>
    public int? KeptThreshold { get; init; }

    /// <summary>Nothing was promised before, or nothing of it changes.</summary>
    public static PromiseOutlook Unchanged { get; } = new([], [], HasReaders: true);

    /// <param name="last">Null when nothing was promised yet.</param>
    /// <param name="startsSweep">The next round is the first of a sweep.</param>
    public static PromiseOutlook Of(Promise? last, Promise wanted, bool startsSweep)
    {
        if (last is null)
        {
            return Unchanged;
        }

        var next = last.Next(wanted, startsSweep);

        // A threshold that was lowered waits for no sweep: it never comes.
        return new PromiseOutlook(
            last.DifferencesTo(next),
            [.. next.DifferencesTo(wanted).Where(point => point is PromisePoint.MoreReaders or PromisePoint.Channel or PromisePoint.CommentsOn)],
            next.DigestReaders.Count > 0)
        {
            KeptThreshold = next.Threshold.Answers > wanted.Threshold.Answers ? next.Threshold.Answers : null,
        };
    }
}
