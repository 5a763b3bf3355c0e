using CollabBot.Core.Comments;

namespace CollabBot.Core.Digests;

/// <summary>Parts a digest into messages: the digest itself, and after it the comments that it has no room for. Pure.</summary>
/// <param name="Team">As the digest shows it.</param>
/// <param name="Following">The comments of each message that follows, in order; empty when the digest shows them all.</param>
public sealed record DigestPages(TeamDigest Team, IReadOnlyList<IReadOnlyList<AreaComments>> Following)
{
    /// <param name="teams">One digest's; beside another team there is no room for comments.</param>
    public static IReadOnlyList<DigestPages> Of(IReadOnlyList<TeamDigest> teams) => [.. teams.Select(team => Of(team, isAlone: teams.Count == 1))];

    private static DigestPages Of(TeamDigest team, bool isAlone)
    {
        var following = isAlone && CommentPages.FitDigest(team.Comments) ? [] : CommentPages.Of(team.Comments);
        return new DigestPages(following is [] ? team : team with { Comments = [], Following = following.Count }, following);
    }
}
