using System.Security.Cryptography;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Comments;

/// <summary>The only way from sealed comments to something that is shown (science.md D7).</summary>
internal static class CommentGate
{
    /// <param name="promise">In force when the sweep ended.</param>
    /// <param name="results">Of the sweep's rounds. An area is in one only if enough of those who answered it do not receive the digest.</param>
    /// <param name="written">Every comment that was held.</param>
    public static CommentRelease Release(CommentPromise promise, IReadOnlyCollection<RoundResult> results, IReadOnlyCollection<WrittenComment> written) => !promise.AreTaken
        ? CommentRelease.Nothing
        : new CommentRelease([.. PracticeArea.Asked.Where(area => Passes(area, promise, results, written)).Select(area => new AreaComments(area, Shuffled(area, written)))]);

    private static bool Passes(PracticeArea area, CommentPromise promise, IReadOnlyCollection<RoundResult> results, IReadOnlyCollection<WrittenComment> written) =>
        results.Any(result => result.For(area)?.N >= promise.Answers)
        && written.Count(comment => comment.Area == area && !comment.ReadsDigest) >= CommentPromise.FewestComments;

    private static string[] Shuffled(PracticeArea area, IReadOnlyCollection<WrittenComment> written)
    {
        var texts = written.Where(comment => comment.Area == area).Select(comment => comment.Text.Value).ToArray();
        RandomNumberGenerator.Shuffle(texts.AsSpan());
        return texts;
    }
}

/// <summary>A comment as it was held.</summary>
/// <param name="ReadsDigest">Its author receives the digest, and so cannot hide the others.</param>
internal sealed record WrittenComment(PracticeArea Area, CommentText Text, bool ReadsDigest);
