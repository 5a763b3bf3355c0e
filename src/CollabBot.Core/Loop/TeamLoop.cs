using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>Which digests a team's leaders got, and what they said to each. Immutable.</summary>
/// <param name="Digests">Oldest first; about a year's.</param>
public sealed record TeamLoop(IReadOnlyList<DeliveredDigest> Digests)
{
    private const int MaxDigests = 53;

    public static TeamLoop None { get; } = new([]);

    /// <summary>What the team was asked to notice, oldest first; at most one is not counted yet.</summary>
    public IReadOnlyList<NoticedCheck> Checks { get => field ?? []; init; }

    public DeliveredDigest? Find(RoundId round) => Digests.FirstOrDefault(digest => digest.Round == round);

    /// <summary>The newest digest; null before the first.</summary>
    public DeliveredDigest? Newest() => Digests is [.., var newest] ? newest : null;

    /// <summary>The newest digest before that of a round; null when there was none.</summary>
    public DeliveredDigest? Before(int round) => Digests.LastOrDefault(digest => digest.Number < round);

    /// <summary>What the team is being asked to notice; null while there is nothing.</summary>
    public NoticedCheck? OpenCheck() => Checks.FirstOrDefault(check => !check.IsCounted);

    /// <summary>A leader has replied to this digest or to a newer one: whoever reads the newest has not gone silent.</summary>
    public bool IsAnswered(DeliveredDigest digest) => Digests.Any(other => other.Number >= digest.Number && other.Replies.Count > 0);

    /// <summary>This with a digest. One that was delivered before stays as it is.</summary>
    internal TeamLoop Delivered(DeliveredDigest digest) =>
        Find(digest.Round) is null ? this with { Digests = [.. Digests.Append(digest).OrderBy(one => one.Number).TakeLast(MaxDigests)] } : this;

    /// <summary>This with a reply. Without effect where there is no such digest.</summary>
    internal TeamLoop Replied(RoundId round, PersonId by, LeaderReply reply, DateTimeOffset at) =>
        Changed(round, digest => digest.Replied(by, reply, at, isNewest: digest == Newest()));

    /// <summary>This with an alias in place of somebody who replied; what they said stays, for the team has read it.</summary>
    internal TeamLoop Without(PersonId person, PersonId alias) => Digests.Any(digest => digest.Replies.Any(given => given.By == person))
        ? this with { Digests = [.. Digests.Select(digest => digest with { Replies = [.. digest.Replies.Select(given => given.By == person ? given with { By = alias } : given)] })] }
        : this;

    /// <summary>This with what was told of a digest.</summary>
    internal TeamLoop Changed(RoundId round, Func<DeliveredDigest, DeliveredDigest> change) =>
        Find(round) is { } before && change(before) is var after && !ReferenceEquals(before, after)
            ? this with { Digests = [.. Digests.Select(digest => ReferenceEquals(digest, before) ? after : digest)] }
            : this;

    /// <summary>This with a question put to the team. Without effect while another is open, or where it was put before.</summary>
    internal TeamLoop Asking(NoticedCheck check) =>
        Checks.Any(other => !other.IsCounted || other.IsOf(check)) ? this : this with { Checks = [.. Checks.Append(check).TakeLast(MaxDigests)] };

    /// <summary>This with what came of a question; what was counted first stands.</summary>
    internal TeamLoop Counted(NoticedCheck check, Noticed? result) =>
        Changed(check, current => current.IsCounted ? current : current with { IsCounted = true, Result = result, IsTold = result is null });

    /// <summary>This with what was told of a question.</summary>
    internal TeamLoop Changed(NoticedCheck check, Func<NoticedCheck, NoticedCheck> change) =>
        Checks.FirstOrDefault(check.IsOf) is { } before && change(before) is var after && !ReferenceEquals(before, after)
            ? this with { Checks = [.. Checks.Select(one => ReferenceEquals(one, before) ? after : one)] }
            : this;
}
