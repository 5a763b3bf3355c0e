using CollabBot.Core.Practice;

namespace CollabBot.Core.Comments;

/// <summary>What is left of a sweep's comments: those on areas that passed, in an order drawn by chance. Immutable, written once, deleted after <see cref="CommentPromise.Kept"/>.</summary>
/// <remarks>No person, no time, no answer, no round.</remarks>
public sealed record CommentRelease(IReadOnlyList<AreaComments> Areas)
{
    public static CommentRelease Nothing { get; } = new([]);
}

/// <summary>All that is shown on one area.</summary>
/// <param name="Texts">As they were written and previewed.</param>
public sealed record AreaComments(PracticeArea Area, IReadOnlyList<string> Texts);
