using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Teams;

namespace CollabBot.Tests.Fakes;

/// <summary>A digest in tests that know of one team only.</summary>
internal static class DigestPosts
{
    public static PersonId To(this Post.LeaderDigest post) => post.Digest.Leader.Person;

    public static TeamDigest OfTeam(this Post.LeaderDigest post) => post.Digest.Teams.Single();

    public static PulseSummary Summary(this Post.LeaderDigest post) => post.OfTeam().Summary;
}
