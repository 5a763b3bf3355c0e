using CollabBot.Core.Digests;
using CollabBot.Core.Loop;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Exports;

/// <summary>All that one team was told, from the records of it. Immutable.</summary>
/// <param name="Rounds">Oldest first.</param>
/// <param name="Unreadable">Records that could not be read, or that contradict each other.</param>
internal sealed record ToldTeam(Team Team, IReadOnlyList<ToldOnce> Rounds, IReadOnlyList<ToldReply> Replies, IReadOnlyList<NoticedCheck> Noticed, int Unreadable);

/// <summary>One round as it was told.</summary>
internal sealed record ToldOnce(PulseSummary Summary, Telling Telling)
{
    public string To => Telling.IsWithheld ? "nobody" : Telling.IsForChannel ? "channel" : "people";
}

/// <summary>A leader's reply as it was told. Says nothing of who gave it.</summary>
/// <param name="Digest">To what it was given.</param>
internal sealed record ToldReply(DeliveredDigest Digest, LeaderReply Reply, bool ToChannel);
